import Savings

/// The one style block of every page, and the policy that allows this block and nothing else.
enum Stylesheet {
  static let text = Palette.variables + page + tables + charts + dialogue + print + brief

  /// No script, no request, no frame; only the style block whose hash is named.
  static let policy: String = {
    let hash = Base64.text(SHA256.digest(Array(text.utf8)))
    return "default-src 'none'; style-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'"
  }()

  private static let page = """
    *{box-sizing:border-box}
    html{font-size:100%;-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
    body{margin:0;background:var(--paper);color:var(--ink);line-height:1.55;
    font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,sans-serif}
    a{color:var(--accent);text-decoration:none}
    a:hover{text-decoration:underline}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    .skip{position:absolute;left:-100vw;top:0;padding:.75rem 1rem;background:var(--paper)}
    .skip:focus{left:0;z-index:1}
    .frame{max-width:96rem;margin:0 auto;padding:0 1rem 4rem}
    header{padding:2rem 0 1.25rem}
    h1{margin:0;font-size:clamp(1.6rem,1.2rem + 1.8vw,2.4rem);line-height:1.2;letter-spacing:-.015em;
    font-weight:650;text-wrap:balance}
    .subtitle{margin:.5rem 0 0;color:var(--muted);font-size:1.0625rem;max-width:60rem}
    .banner{max-width:none;margin:1rem 0 0;padding:.7rem 1rem;border:1px solid var(--caution);border-left-width:.4rem;
    border-radius:.375rem;background:var(--caution-soft);font-weight:600}
    nav{border-top:1px solid var(--rule);border-bottom:1px solid var(--rule);padding:.875rem 0;font-size:.9375rem}
    nav h2{margin:0 0 .375rem;font-size:.8125rem;font-weight:600;color:var(--muted);text-transform:uppercase;
    letter-spacing:.06em}
    nav ol{margin:0;padding:0;list-style:none;columns:16rem;column-gap:2rem}
    nav li{break-inside:avoid}
    nav a{display:block;padding:.1875rem 0}
    section{padding-top:2.5rem}
    h2{margin:0 0 1rem;font-size:1.4375rem;line-height:1.3;letter-spacing:-.01em;font-weight:650}
    p,ul{max-width:46rem;margin:0 0 1rem}
    p,li,td,th,dd,h1,h2,figcaption{overflow-wrap:break-word}
    ul{padding-left:1.25rem}
    li{margin:.25rem 0}
    .note{padding:.8rem 1rem;border-left:.3rem solid var(--accent);background:var(--panel);
    border-radius:0 .375rem .375rem 0}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,14rem),1fr));gap:1rem;max-width:56.5rem;margin:0 0 1.75rem}
    .tiles.even{grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr))}
    .tile{margin:0;padding:1.1rem 1.25rem 1.15rem;background:var(--panel);border:1px solid var(--rule);
    border-top:.1875rem solid var(--accent);border-radius:.375rem}
    .tile dt{color:var(--muted);font-size:.9375rem;line-height:1.35}
    .tile dd{margin:0}
    .tile .figure{margin:.3rem 0 .2rem;font-size:1.75rem;line-height:1.2;font-weight:650;letter-spacing:-.015em;
    font-variant-numeric:tabular-nums}
    .tile .range{color:var(--muted);font-size:.875rem;line-height:1.4;font-variant-numeric:tabular-nums}
    details{margin:0 0 1.25rem}
    summary{cursor:pointer;padding:.45rem 0;color:var(--accent);font-size:.9375rem}
    details.more{border:1px solid var(--rule);border-radius:.375rem;padding:.35rem 1rem}
    details.more[open]{padding-bottom:.75rem}
    footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--rule);color:var(--muted);font-size:.875rem}
    footer p{margin:0 0 .375rem;max-width:none}
    @media (min-width:70rem){
    .frame{padding:0 2.5rem 5rem}
    .columns{display:grid;grid-template-columns:13rem minmax(0,1fr);gap:3.5rem;border-top:1px solid var(--rule)}
    nav{border:0;padding:2.5rem 0 0;position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto}
    nav ol{columns:auto}
    nav a{padding:.25rem 0}
    }

    """

  private static let tables = """
    .scroll{overflow-x:auto;container-type:inline-size;margin:0 0 1.5rem;
    background:linear-gradient(90deg,var(--paper),var(--paper)) left/1.25rem 100% no-repeat local,
    linear-gradient(90deg,var(--paper),var(--paper)) right/1.25rem 100% no-repeat local,
    linear-gradient(90deg,var(--rule),transparent) left/.75rem 100% no-repeat scroll,
    linear-gradient(270deg,var(--rule),transparent) right/.75rem 100% no-repeat scroll}
    table{border-collapse:collapse;min-width:min(100%,56.5rem);font-size:.9375rem;line-height:1.4}
    caption{text-align:left;padding:0 0 .5rem;font-weight:600}
    caption span{position:sticky;left:0;display:inline-block;max-width:min(56.5rem,100cqi)}
    caption span span{position:static;display:inline;font-weight:400;color:var(--muted)}
    caption .remark{display:block;max-width:46rem;font-size:.875rem}
    th,td{padding:.45rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
    th:first-child,td:first-child{padding-left:.25rem}
    th:last-child,td:last-child{padding-right:.25rem}
    thead th{vertical-align:bottom;border-bottom:2px solid var(--total);font-size:.875rem;font-weight:600;
    color:var(--muted)}
    tbody th{font-weight:400;min-width:7rem;max-width:24rem}
    td{max-width:30rem}
    .prose{min-width:13rem}
    .number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
    thead .number{white-space:normal}
    .date,.whole{white-space:nowrap;font-variant-numeric:tabular-nums}
    .dense table{font-size:.8125rem}
    .dense th,.dense td{padding:.35rem .3rem}
    .dense thead th{font-size:.8125rem}
    .dense caption{font-size:.9375rem}
    .dense .prose{min-width:9rem}
    .negative{color:var(--loss)}
    tbody tr:hover{background:var(--panel)}
    tfoot th,tfoot td{font-weight:650;border-bottom:0;padding-top:.55rem}
    tfoot tr:first-child>*{border-top:2px solid var(--total)}

    """

  private static let print = """
    @page{size:A4;margin:16mm 14mm}
    @page wide{size:A4 landscape;margin:14mm 12mm}
    @media print{
    html{font-size:9.5pt}
    .frame{max-width:none;padding:0}
    .columns{display:block}
    nav,.skip{display:none}
    header{padding-top:0}
    section{padding-top:1.4rem}
    h2,caption,figcaption,summary{break-after:avoid}
    h2{break-inside:avoid}
    .tile,.note,.banner,li,svg{break-inside:avoid}
    figure,figcaption{break-inside:avoid}
    thead,figcaption,.scroll>table>caption{break-after:avoid}
    tbody>tr:first-child{break-before:avoid}
    .tiles,.tiles.even{grid-template-columns:repeat(3,1fr);gap:.6rem;max-width:none}
    .tiles.even{grid-template-columns:repeat(4,1fr)}
    .tile .figure{font-size:1.4rem}
    .scroll{overflow:visible;container-type:normal;background:none}
    .wide.scroll,details.more:has(.wide){page:wide}
    table,.dense table{font-size:8pt;width:100%;min-width:0}
    .dense table,.dense thead th{font-size:7pt}
    tbody th,td,.prose,.dense .prose{min-width:0;max-width:none}
    caption span{max-width:none}
    th,td{padding:.25rem .4rem}
    .dense th,.dense td{padding:.12rem .3rem}
    thead{display:table-header-group}
    tfoot{display:table-row-group}
    tr{break-inside:avoid}
    figure .wide{display:block}
    figure .narrow{display:none}
    figure details:not([open]){display:none}
    details.more::details-content{content-visibility:visible;block-size:auto}
    .tile,.note,.banner,svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    a{color:inherit}
    }

    """
}

/// Bytes as base64 with padding (RFC 4648), which is how a policy names a hash.
enum Base64 {
  static func text(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let padded = Array(group) + [0, 0]
      let bits = Int(padded[0]) << 16 | Int(padded[1]) << 8 | Int(padded[2])
      for place in 0..<4 {
        let isPadding = place > group.count
        text.append(isPadding ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * place) & 63])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
