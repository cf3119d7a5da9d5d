import Mustache

/// The markup of a page. Values are escaped by the templates; only what ``ChartSVG`` draws, the style
/// block and the tags of a table's cells go in as they are.
enum PageTemplates {
  /// The parsed templates. A parse error is a bug in the literals below, so it stops the program.
  static let library: MustacheLibrary = {
    MustacheContentTypes.register(MarkupContent(), named: MarkupContent.name)
    var library = MustacheLibrary()
    for (name, text) in sources {
      // Partials do not inherit the content type: each names it, and falls back to HTML otherwise.
      do {
        try library.register("{{% CONTENT_TYPE:\(MarkupContent.name)}}" + text, named: name)
      } catch {
        preconditionFailure("template \(name): \(error)")
      }
    }
    return library
  }()

  private static let sources: [(name: String, text: String)] = [
    ("page", page), ("paragraph", "<p>{{text}}</p>\n"),
    ("note", "<p class=\"note\" role=\"note\">{{text}}</p>\n"), ("bullets", bullets),
    ("tiles", tiles), ("table", table), ("cell", cell), ("chart", chart), ("details", details),
    ("dialogue", dialogue),
  ]

  private static let page = """
    <!doctype html>
    <html lang="en"{{#isBrief}} class="brief"{{/isBrief}}>
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="{{policy}}">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <title>{{title}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <a class="skip" href="#main">Skip to the figures</a>
    <div class="frame">
    <header>
    {{#parent}}
    <p class="parent">{{#path}}<a href="{{path}}">{{text}}</a>{{/path}}</p>
    {{/parent}}
    <h1>{{title}}</h1>
    <p class="subtitle">{{subtitle}}</p>
    {{#banners}}
    <p class="banner" role="note">{{.}}</p>
    {{/banners}}
    </header>
    <div class="columns">
    <nav aria-label="Contents">
    <h2>Contents</h2>
    <ol>
    {{#sections}}
    <li><a href="#{{id}}-section">{{heading}}</a></li>
    {{/sections}}
    </ol>
    </nav>
    <main id="main">
    {{#sections}}
    <section id="{{id}}-section"{{#isShort}} class="short"{{/isShort}} aria-labelledby="{{id}}-heading">
    <h2 id="{{id}}-heading">{{heading}}</h2>
    {{#blocks}}
    {{>*template}}
    {{/blocks}}
    </section>
    {{/sections}}
    </main>
    </div>
    <footer>
    {{#footer}}
    <p>{{.}}</p>
    {{/footer}}
    </footer>
    </div>
    </body>
    </html>

    """

  private static let bullets = """
    <ul>
    {{#items}}
    <li>{{.}}</li>
    {{/items}}
    </ul>

    """

  private static let tiles = """
    <div class="tiles{{#isEven}} even{{/isEven}}">
    {{#items}}
    <dl class="tile">
    <dt>{{label}}</dt>
    <dd class="figure">{{value}}</dd>
    {{#hasRange}}
    <dd class="range">{{range}}</dd>
    {{/hasRange}}
    </dl>
    {{/items}}
    </div>

    """

  private static let table = """
    <div class="scroll{{#isDense}} dense{{/isDense}}{{#isWide}} wide{{/isWide}}" role="region" tabindex="0" aria-label="{{caption}}">
    <table id="{{id}}">
    <caption><span>{{caption}}{{#unit}}<span class="unit">, {{unit}}</span>{{/unit}} \
    {{#hasRemark}}<span class="remark">{{remark}}</span>{{/hasRemark}}</span></caption>
    <thead>
    <tr>{{#columns}}<th scope="col"{{#isNumeric}} class="number"{{/isNumeric}}>{{title}}</th>{{/columns}}</tr>
    </thead>
    <tbody>
    {{#rows}}
    <tr>{{#.}}{{>cell}}{{/.}}</tr>
    {{/rows}}
    </tbody>
    {{#hasTotals}}
    <tfoot>
    {{#totals}}
    <tr>{{#.}}{{>cell}}{{/.}}</tr>
    {{/totals}}
    </tfoot>
    {{/hasTotals}}
    </table>
    </div>

    """

  // What stands around the text is made where its values are known: no name of a class, number or path
  // in it needs escaping, and each name that a template looks up takes as long as a text to escape.
  private static let cell = "{{{open}}}{{text}}{{{close}}}"

  private static let chart = """
    <figure id="{{id}}">
    <figcaption><span class="title">{{title}}<span class="unit">, {{unit}}</span></span> \
    <span class="summary">{{summary}}</span></figcaption>
    {{{drawings}}}
    <details>
    <summary>The figures behind this chart</summary>
    {{#table}}
    {{>table}}
    {{/table}}
    </details>
    </figure>

    """

  private static let dialogue = """
    <ol class="dialogue">
    {{#turns}}
    <li{{#isOurs}} class="ours"{{/isOurs}}>
    <p class="speaker">{{speaker}}</p>
    <p class="words">{{words}}</p>
    {{#remarks}}
    <p class="remark">{{.}}</p>
    {{/remarks}}
    </li>
    {{/turns}}
    </ol>

    """

  private static let details = """
    <details class="more">
    <summary>{{heading}}</summary>
    {{#blocks}}
    {{>*template}}
    {{/blocks}}
    </details>

    """
}
