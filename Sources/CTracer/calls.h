// The system calls that can be made to fail.
#ifndef SAVINGS_TRACER_CALLS_H
#define SAVINGS_TRACER_CALLS_H

// Where a call names what it is about: an argument that is a path, or a descriptor.
struct known {
  long number;
  const char *name;
  int kinds, path, descriptor;
};

// What is known of a call; NULL where it is none of them.
const struct known *tracer_call(unsigned long number);

#endif
