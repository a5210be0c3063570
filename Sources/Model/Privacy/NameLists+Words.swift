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
    student word words work works test score grade level study story book books write paper line lines point points \
    chart table plan note notes draft report review record records data list class term terms year years time times \
    group share sharing support train trainer coach guide child childs friend friends boys girls english french german \
    welsh irish scott england france holland london york kent derby lincoln wells bath hood cloak dress glass peel pitt \
    reason said told well ward wards yard quick quiet still moody merry gentle careless doubt early late last first \
    second third self sterling steel iron copper flint coal berry bush flower flowers plant root leaf beach sands \
    shore waters pool bays view rudd ring rings ridge ridges rock rocks post posts poll pace pack packs pass pride proud \
    purse race rank reach real rest rush sage salt save seal seed send shield shine ship sides sign simple site song \
    spark sparks spear spence star stars stead steps stock style sweet tall task team thing thorn tide towns town trade \
    true turn vale voice wait walk wall walls want ware watt wheat wheel will wills wish wonder worth bait bass beam \
    bean beer bees bench berth blank blunt boast borrow bowl boxes brand brush bugs bunch burden burn bury butter callow \
    cane cart castles caution chalk chambers champion chase cheer chick chip chips churn clay close coats cobb combs \
    cope corner counsel couch court courts cover cream crew crisp crown cruise dart dear deed dice dime divine dodge \
    downs drum duck ease edge elder even fair fairs fall fast fear fence fine fish flag flash flock folk folly force \
    forward frame full gain game games garden gift glance glory glove goal going gone grand grant guard gutter harp \
    haste heal healing helm hide hoard hook hopes huff hurt idle inch journey judge jump just keen keep keys kettle kind \
    kite lace lack lads lady landing laugh leader leaders leap learn lease lever light lights lime linen link links lion \
    litter loft look loud luck mace main maker makers manners mansion mare market match mate means meek merit messenger \
    mighty milk mind miner mist money moss music nail names neat need needle needs nest newcomer nice noon order organ \
    outlaw over pain pant parents parrot part parts paste patch peace peat perfect petty pipe place places plain plank \
    plate play pledge plumb pools pretty prime print profit prosper proper provost purchase quill rail rainbow remedy \
    reward riddle ride rider right rivet room rooms rope roses rough round rowing royal ruler rumble rust scales scholar \
    seat secret senior service settle severe shadow shape shave shell shift shook shop shutter silk sink size skill \
    skills slack slate sleep slight smart smile soar sole sound sounds spare speak spell spike spirit spoon sport spray \
    spread sprout square stable stamp stand staple state steam step stick stiff stocks stout strange stream stretch \
    strike strut stubborn sugar sunshine sure tale taper tart taste teach teller tester thick think thought thrift \
    thrush tidy tiles till timber tickets toll tone tool trail treasure treat tree trees tremble trick trim trip trot \
    trickle tunnel twin valiant valley value verse verity virtue warden warm washer waste watch water waterfall wave \
    ways weeds weight whistle whole wide wild wilderness willing willow window wine wing wink winner wire wisdom witty \
    wonders wool worker worthy wreath yarn yield youth
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// Surnames that are words in small letters, too, and with a capital hardly ever in what schools write.
  static let smallWords: Set<String> = Set(
    """
    archer badger barrel beard boon bough bowling buck button buttons carrot cherry coffin cotton crow curry dale dance \
    dean dew diamond doll dune ember feather fern fowl frogs gosling grave graves grove gulls hail hardy hare hart hawk \
    heath hedge herd hive horn horse hound ivory jewel jolly lark leather lodge maple meadow meadows mole moon mould \
    mount mouse nettle nightingale oaks onions orchard oven peach pear pearl pepper pickle pickles pike pitcher plum \
    pluck puddle quarrel rabbit raisin raven ravens redhead reed robins robust rook rooks salmon sandals savage sheep \
    shepherd shepherds shilling sparrow spice spinner squire straw swallow swallows sweeting tickle trout vine wager \
    wain wakes wand whale wick wren
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
