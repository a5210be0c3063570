extension NameLists {
  /// Whether a surname is a word of school prose, too: it is told of, and nothing is refused for it.
  static func isOrdinary(_ word: String) -> Bool { ordinary.contains(word) || labels.contains(word) }

  /// Surnames that are ordinary words in what schools write.
  private static let ordinary: Set<String> = Set(
    """
    read white brown page young day days may march marks mark park parks black green gray grey gold silver pink rose \
    good best better bright sharp short long small little large strong swift wise rich poor power powers noble love joy \
    hope grace faith chance case cross bond major minor law laws rule rules sale sales bill penny pound cash price \
    prices rice head heads hand hands foot heart speed field fields hill hills wood woods forest moor moors marsh lake \
    lakes river rivers brook brooks ford bridge bridges gate gates hall halls house church temple chapel castle tower \
    street lane west east north south winter winters summer summers spring autumn frost snow rain storm wind flood bird \
    wolf swan drake crane finch lamb bull hogg bell bells ball banks bank stone stones mills mill miles mile weeks month \
    monday friday sunday king prince queen knight bishop pope priest abbot monk baker cook potter carter walker fisher \
    hunter farmer gardener mason weaver porter driver barber butcher miller singer dancer player reader speaker teacher \
    student word words work works test score grade level study story book books write paper rule line lines point points \
    chart table plan note notes draft report review record records data list class term terms year years time times \
    group share sharing support train trainer coach guide child childs friend friends boys girls english french german \
    welsh irish scott england france holland london york kent derby lincoln wells bath hood cloak dress glass peel pitt \
    reason said told well wells ward wards yard quick quiet still moody merry gentle careless doubt early late last \
    first second third self sterling steel iron copper flint coal berry bush flower flowers plant root reed leaf beach \
    sands shore waters pool bays view rudd root ring rings ridge ridges rock rocks post posts poll pace pack packs \
    pass pride proud purse race rank reach real rest rush sage salt save seal seed send shield shine ship shore sides \
    sign simple site song spark sparks spear spence star stars stead steps stock street style sweet tall task team \
    thing thorn tide towns town trade true turn vale voice wait walk wall walls want ware watt wheat wheel will wills \
    wish wonder worth
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// What stands behind the name of a school, a street or a trust.
  static let places: Set<String> = Set(
    """
    school schools primary secondary junior infant infants nursery academy academies college high grammar community ce rc \
    catholic church trust mat federation alliance cluster partnership hub university road street lane avenue close \
    drive grove house hall park centre library hospital
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// Surnames that texts of schools are so full of that pointing them out would teach people to look past it.
  static let everyday: Set<String> = Set(
    """
    reading writing spelling language science maths english french german spring summer autumn winter term terms year \
    years week month monday friday sunday group class school schools test score level grade list table chart point points \
    plan note notes draft report reports review record records book books word words work works time times first second \
    third last early late start end new
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  static let months: Set<String> = ["march", "april", "may", "june", "august"]

  static let beforeMonths: Set<String> = [
    "in", "of", "since", "by", "until", "till", "during", "early", "mid", "late", "from", "to", "this", "next", "last",
    "every",
    "each", "before", "after",
  ]

  /// What follows a verb, or a word for a quality: `Hope to see`, `Will the pupils`, `Young people`; a name, hardly ever.
  static let afterVerbs: Set<String> = Set(
    """
    a an the this that these those some any all each every no both to for of we i you they he she it your our my their \
    his her its there people person pupil pupils child children ones learner learners reader readers writer writers adult \
    adults staff teacher teachers boys girls students carers person persons not be
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
