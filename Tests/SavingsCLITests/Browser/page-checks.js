// What must hold of a page as a browser lays it out. Runs in a page that frames it: the pages themselves
// allow no script.
"use strict";

/** Whether an ancestor scrolls or cuts what is wider than itself. */
function isContained(element, view) {
  for (let above = element.parentElement; above; above = above.parentElement) {
    if (view.getComputedStyle(above).overflowX !== "visible") return true;
  }
  return false;
}

/** Whatever could fetch or run; the policy forbids it too, and the console tells of what it stopped. */
function requests(page, found) {
  for (const element of page.querySelectorAll("[src],[srcset],[data],link,script,form,base,iframe")) {
    found.push(`requests: ${element.outerHTML.slice(0, 60)}`);
  }
  const policy = page.querySelector("meta[http-equiv='Content-Security-Policy']")?.content || "";
  if (!policy.startsWith("default-src 'none'")) found.push("requests: no policy against them");
}

function overflow(page, view, found) {
  const width = page.documentElement.clientWidth;
  if (page.documentElement.scrollWidth > width) {
    found.push(`overflow: the page is ${page.documentElement.scrollWidth} wide in ${width}`);
  }
  for (const element of page.querySelectorAll("body *")) {
    const box = element.getBoundingClientRect();
    if (box.width > 0 && box.right > width + 1 && !isContained(element, view)) {
      found.push(`overflow: ${element.tagName} "${element.textContent.trim().slice(0, 40)}"`);
    }
  }
}

function structure(page, found) {
  if (page.querySelectorAll("h1").length !== 1) found.push("headings: not one h1");
  let last = 0;
  for (const heading of page.querySelectorAll("h1,h2,h3,h4,h5,h6")) {
    const level = Number(heading.tagName[1]);
    if (level > last + 1) found.push(`headings: "${heading.textContent}" skips a level`);
    last = level;
  }
  for (const landmark of ["header", "main", "footer", "nav[aria-label]"]) {
    if (page.querySelectorAll(landmark).length !== 1) found.push(`landmarks: ${landmark}`);
  }
  if (!page.documentElement.lang) found.push("language: none");
  if (!page.title) found.push("title: none");
  const ids = new Set();
  for (const element of page.querySelectorAll("[id]")) {
    if (ids.has(element.id)) found.push(`ids: ${element.id} twice`);
    ids.add(element.id);
  }
  for (const link of page.querySelectorAll("a[href^='#']")) {
    if (!page.getElementById(link.getAttribute("href").slice(1))) {
      found.push(`links: ${link.getAttribute("href")} leads nowhere`);
    }
  }
}

function tablesAndCharts(page, found) {
  for (const table of page.querySelectorAll("table")) {
    if (!table.caption) found.push(`tables: ${table.id} has no caption`);
    if (table.querySelector("th:not([scope])")) found.push(`tables: ${table.id} has a head without scope`);
    const columns = table.tHead ? table.tHead.rows[0].cells.length : 0;
    for (const row of table.rows) {
      if (row.cells.length !== columns) found.push(`tables: a row of ${table.id} has other columns`);
    }
    const region = table.parentElement;
    if (region.getAttribute("role") !== "region" || region.tabIndex !== 0
      || !region.getAttribute("aria-label")) {
      found.push(`tables: ${table.id} cannot be scrolled by keyboard`);
    }
  }
  for (const drawing of page.querySelectorAll("svg")) {
    const names = (drawing.getAttribute("aria-labelledby") || "").split(" ");
    const isNamed = names.length === 2 && names.every((id) => page.getElementById(id)?.textContent);
    if (drawing.getAttribute("role") !== "img" || !isNamed) found.push("charts: one without a name");
    if (!drawing.closest("figure")?.querySelector("table tbody tr")) {
      found.push("charts: one without a table behind it");
    }
  }
}

function channels(text) {
  const parts = text.match(/[\d.]+/g).map(Number);
  return { rgb: parts.slice(0, 3), alpha: parts.length > 3 ? parts[3] : 1 };
}

/** Relative luminance of WCAG 2.2. */
function luminance(rgb) {
  const [red, green, blue] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function background(element, view) {
  for (let above = element; above; above = above.parentElement) {
    const colour = channels(view.getComputedStyle(above).backgroundColor);
    if (colour.alpha === 1) return colour.rgb;
  }
  return [255, 255, 255];
}

/** Text in HTML; what stands on the bars of charts is checked where their colours are named. */
function contrast(page, view, found) {
  let checked = 0;
  for (const element of page.querySelectorAll("body *:not(svg):not(svg *)")) {
    const isText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!isText || !element.checkVisibility()) continue;
    const ink = luminance(channels(view.getComputedStyle(element).color).rgb);
    const paper = luminance(background(element, view));
    const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    checked += 1;
    if (ratio < 4.5) {
      found.push(`contrast: ${ratio.toFixed(2)} of "${element.textContent.trim().slice(0, 40)}"`);
    }
  }
  if (checked === 0) found.push("contrast: nothing to check");
}

/** Loads each page in a frame of the width and writes what was found, a line each. */
async function check(pages, width) {
  const lines = [];
  for (const path of pages) {
    const frame = document.createElement("iframe");
    frame.style.cssText = `border:0;width:${width}px;height:900px`;
    await new Promise((loaded) => {
      frame.onload = loaded;
      frame.src = path;
      document.body.append(frame);
    });
    const view = frame.contentWindow;
    const page = frame.contentDocument;
    const found = [];
    requests(page, found);
    for (const closed of page.querySelectorAll("details")) closed.open = true;
    overflow(page, view, found);
    structure(page, found);
    tablesAndCharts(page, found);
    contrast(page, view, found);
    const scheme = view.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    for (const finding of found) lines.push(`finding ${path} ${finding}`);
    lines.push(`checked ${path} ${width} ${scheme} ${page.querySelectorAll("*").length}`);
    frame.remove();
  }
  const report = document.createElement("pre");
  report.id = "report";
  report.textContent = lines.join("\n");
  document.body.append(report);
}
