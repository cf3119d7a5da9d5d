// libcsv, the CSV parser of this program (Debian: libcsv-dev). Linked dynamically: it is LGPL.
#include <csv.h>
