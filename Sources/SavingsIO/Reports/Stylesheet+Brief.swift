extension Stylesheet {
  /// What two sides said: ours at the left with a coloured edge, theirs at the right.
  static let dialogue = """
    .parent{margin:0 0 .5rem;font-size:.9375rem}
    .dialogue{list-style:none;margin:0 0 1.5rem;padding:0;max-width:54rem}
    .dialogue li{max-width:44rem;margin:0 0 .6rem auto;padding:.6rem .9rem .7rem;border:1px solid var(--rule);
    border-right:.25rem solid var(--muted);border-radius:.375rem}
    .dialogue li.ours{margin:0 auto .6rem 0;border-right:1px solid var(--rule);
    border-left:.25rem solid var(--accent);background:var(--panel)}
    .dialogue p{margin:0;max-width:none}
    .dialogue .speaker{font-size:.8125rem;font-weight:600;color:var(--muted)}
    .dialogue .ours .speaker{color:var(--accent)}
    .dialogue .words{margin:.1rem 0 .25rem}
    .dialogue .remark{color:var(--muted);font-size:.8125rem;line-height:1.45}

    """

  /// A page to take along: short sections side by side where there is room, and on paper all of it
  /// small enough that what comes before the replay fills two sheets of A4 at most.
  static let brief = """
    @media screen and (min-width:70rem){
    .brief main{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));column-gap:2.5rem}
    .brief section{grid-column:1/-1}
    .brief .short{grid-column:auto}
    .brief .short svg.wide{display:none}
    .brief .short svg.narrow{display:block;max-width:24rem}
    }
    @page brief{size:A4;margin:11mm 12mm 10mm}
    @media print{
    html.brief{font-size:8pt;page:brief}
    .brief body{line-height:1.4}
    .brief main{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));column-gap:7mm}
    .brief section{grid-column:1/-1;padding-top:.85rem}
    .brief .short{grid-column:auto}
    .brief .short svg.wide{display:none}
    .brief .short svg.narrow{display:block;max-width:72mm}
    .brief #replay-section{break-before:page}
    .brief h1{font-size:1.7rem}
    .brief header{padding-bottom:.2rem}
    .brief .subtitle,.brief .banner{margin-top:.35rem}
    .brief .banner{padding:.35rem .75rem}
    .brief h2{font-size:1.2rem;margin-bottom:.4rem}
    .brief p,.brief ul{max-width:none;margin-bottom:.5rem}
    .brief li{margin:.1rem 0}
    .brief .tiles{grid-template-columns:repeat(4,1fr);gap:.5rem;margin-bottom:.6rem}
    .brief .tile{padding:.45rem .6rem .5rem}
    .brief .tile .figure{font-size:1.25rem;margin:.1rem 0}
    .brief .note{padding:.4rem .75rem}
    .brief .scroll,.brief figure{margin-bottom:.6rem}
    .brief table{font-size:.9375rem}
    .brief th,.brief td{padding:.18rem .4rem}
    .brief #moves-section ul{columns:2;column-gap:7mm}
    .brief .dialogue{columns:2;column-gap:5mm;max-width:none}
    .brief .dialogue li{padding:.3rem .6rem .35rem;margin-bottom:.35rem;break-inside:avoid}
    .brief footer{margin-top:1rem;padding-top:.4rem}
    }

    """
}
