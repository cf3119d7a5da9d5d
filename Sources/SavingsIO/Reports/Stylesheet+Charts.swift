extension Stylesheet {
  /// How charts look. A change in kind is a change in form too: losses are hollow, totals solid.
  static let charts = """
    figure{margin:0 0 2rem}
    figcaption{margin:0 0 .75rem}
    figcaption .title{display:block;font-weight:600}
    figcaption .unit{font-weight:400;color:var(--muted)}
    figcaption .summary{display:block;max-width:46rem;color:var(--muted);font-size:.9375rem}
    svg{display:block;width:100%;height:auto;overflow:visible;font-variant-numeric:tabular-nums}
    svg.wide{max-width:56rem}
    svg.narrow{display:none;max-width:32rem}
    @media screen and (max-width:40rem){svg.wide{display:none}svg.narrow{display:block}}
    svg text{font-family:inherit;font-size:13px;fill:var(--ink);stroke:var(--paper);stroke-width:3px;stroke-linejoin:round;paint-order:stroke}
    svg text.cell{stroke:none}
    svg text.small{font-size:10px}
    svg.narrow text{font-size:12px}
    svg text.tick,svg.narrow text.tick{font-size:12px;fill:var(--muted)}
    svg text.strong{font-weight:650}
    svg text.quiet{fill:var(--muted)}
    svg text.own{fill:var(--accent);font-weight:650}
    svg text.on-strong{fill:var(--on-strong)}
    svg line,svg path,svg polyline{fill:none}
    .grid{stroke:var(--grid);stroke-width:1}
    .axis{stroke:var(--muted);stroke-width:1.25}
    .guide{stroke:var(--muted);stroke-width:1;stroke-dasharray:3 3}
    .connector{stroke:var(--muted);stroke-width:1}
    .bar-total{fill:var(--total)}
    .bar-gain{fill:var(--accent)}
    .bar-loss{fill:var(--loss-soft);stroke:var(--loss);stroke-width:1.5}
    .series-0{fill:var(--accent);stroke:var(--accent);stroke-width:1}
    .series-1{fill:var(--accent-soft);stroke:var(--accent);stroke-width:1}
    .series-2{fill:var(--total);stroke:var(--total);stroke-width:1}
    .series-3{fill:var(--paper);stroke:var(--total);stroke-width:1.5}
    .series-4{fill:var(--loss-soft);stroke:var(--loss);stroke-width:1}
    .series-5{fill:var(--loss);stroke:var(--loss);stroke-width:1}
    .low-side{fill:var(--paper);stroke:var(--accent);stroke-width:1.5}
    .high-side{fill:var(--accent);stroke:var(--accent);stroke-width:1.5}
    .span{fill:var(--rule);stroke:var(--muted);stroke-width:1}
    .span-own{fill:var(--accent-soft);stroke:var(--accent);stroke-width:1.5}
    .dot{fill:var(--total);stroke:var(--paper);stroke-width:1.5}
    .dot-own{fill:var(--accent);stroke:var(--paper);stroke-width:1.5}
    svg path.area{fill:var(--accent-soft)}
    svg path.area-own,svg path.dot-own{fill:var(--accent)}
    .edge{stroke:var(--accent);stroke-width:1;stroke-dasharray:5 3}
    .curve{stroke:var(--accent);stroke-width:2.5;stroke-linejoin:round}
    .steps{stroke:var(--muted);stroke-width:.75;opacity:.7}
    .leader{stroke:var(--muted);stroke-width:.75}
    .zone-area,svg path.zone-area{fill:var(--accent-soft);opacity:.6}
    .offer-first{fill:var(--accent);stroke:var(--paper);stroke-width:1}
    .offer-second{fill:var(--paper);stroke:var(--total);stroke-width:2}
    .named{fill:var(--caution);stroke:var(--paper);stroke-width:1}
    svg path.agreed{fill:var(--ink);stroke:var(--paper);stroke-width:1.5}
    .heat-0{fill:var(--heat-0)}.heat-1{fill:var(--heat-1)}.heat-2{fill:var(--heat-2)}
    .heat-3{fill:var(--heat-3)}.heat-4{fill:var(--heat-4)}.heat-5{fill:var(--heat-5)}
    .cool-1{fill:var(--cool-1)}.cool-2{fill:var(--cool-2)}.cool-3{fill:var(--cool-3)}
    .heat-none{fill:none;stroke:var(--rule);stroke-dasharray:3 3}

    """
}
