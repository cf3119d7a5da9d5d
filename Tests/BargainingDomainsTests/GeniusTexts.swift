/// A small domain in the XML of Genius, and a profile that fits it.
enum GeniusTexts {
  static let domain = """
    <negotiation_template>
    <utility_space number_of_issues="2">
    <objective index="0" name="root" type="objective">
    <issue index="1" name="Price" type="discrete" vtype="discrete">
    <item index="1" value="low"/><item index="2" value="high"/></issue>
    <issue index="2" name="Terms" type="discrete"><item index="1" value="30"/>
    <item index="2" value="60"/><item index="3" value="90"/></issue>
    </objective>
    </utility_space>
    </negotiation_template>
    """

  /// Issues in another order than the domain's, values too, and items that mean something else.
  static let profile = """
    <utility_space>
    <objective index="0" name="root" type="objective">
    <weight index="1" value="0.75"/>
    <weight index="2" value="0.25"/>
    <issue index="2" name="Terms" type="discrete"><item index="1" value="30" evaluation="3"/>
    <item index="3" value="90" evaluation="0"/><item index="2" value="60" evaluation="1.5"/>
    <similarity_function><item index="1" value="30" evaluation="9"/></similarity_function></issue>
    <issue index="1" name="Price" type="discrete">
    <item index="1" value="low" evaluation="10"/>
    <item index="2" value="high" evaluation="20"/></issue>
    </objective>
    <discount_factor value="0.9"/>
    <reservation value="0.25"/>
    </utility_space>
    """
}
