/// Words that decide whether others are a name.
enum NameLists {
  static let titles: Set<String> = ["mr", "mrs", "miss", "ms", "mx", "dr", "sir", "prof"]

  static let particles: Set<String> = [
    "de", "da", "van", "der", "den", "von", "al", "el", "bin", "ibn", "la", "le", "y",
  ]

  /// Words of groups, schools, subjects and answers: what holds one is a label.
  static let labels: Set<String> = Set(
    """
    group groups class classes school schools primary secondary junior infant infants academy college trust nursery \
    church catholic st saint ce rc high grammar team teams year years yr key stage ks eyfs reception phase form set sets \
    band table cohort pupil pupils student students child children participant person learner learners teacher teachers \
    tutor parent staff code codes number boys girls male female boy girl other premium disadvantaged fsm free meals pp \
    sen send support plan eal english maths mathematics reading writing spelling science language first additional lac \
    looked after before baseline start end autumn spring summer term early late intervention control comparison \
    treatment usual teaching practice waiting list new old none no not non yes unknown missing prefer all any both \
    low middle medium higher lower upper average above below expected greater depth working towards white black asian \
    british african caribbean indian pakistani bangladeshi chinese mixed irish traveller roma arab background ethnic \
    ethnicity minority one two three four five six seven eight nine ten red blue green yellow orange purple and or of \
    in the with without to from for by on at half north south east west upper lower paired shared guided book club \
    coaching mentoring feedback fluency phonics project pilot trial test sample na ehcp ever eligible prior attainment
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// The commonest forenames of pupils and teachers in the United Kingdom, without those that are also trees, flowers,
  /// months or words.
  static let forenames: Set<String> = Set(
    """
    oliver george noah arthur harry muhammad mohammed mohammad jack charlie oscar jacob leo alfie henry joshua freddie \
    archie thomas alexander theo isaac james edward max lucas william tommy joseph samuel ethan daniel logan benjamin \
    mason sebastian harrison adam jake dylan zachary riley luca finley matthew toby nathan liam ryan callum connor \
    cameron kieran jamie lewis luke aaron owen reece bradley kyle declan jordan rhys david michael andrew paul peter \
    stephen steven richard robert christopher simon jonathan nicholas anthony ibrahim ali omar yusuf hamza ahmed hassan \
    bilal zain ayaan rohan aryan arjun jakub kacper filip antoni olivia amelia isla emily mia ella isabella sophia \
    sophie charlotte freya evie jessica isabelle alice phoebe millie lucy chloe eleanor matilda evelyn erin emma abigail \
    amelie lily-mae megan katie bethany hannah leah georgia molly ellie caitlin lauren rebecca rachel sarah laura \
    claire nicola samantha victoria elizabeth catherine katherine helen susan karen julie amy gemma natalie zoe aisha \
    asha fatima maryam zainab khadija amina aaliyah priya anaya zara layla maya imogen niamh aoife siobhan oluwaseun \
    zofia maja julia zuzanna agnieszka
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// Capitals of roles, subjects and programmes: no initials of anybody.
  static let abbreviations: Set<String> = Set(
    """
    TA HT DHT AHT HLTA HOD HOY SLT SMT NQT RQT ECT ITT CPD JPD TSA MAT LA SLE NLE LLE NLG HEI PP PPG FSM SEN EAL LAC MFL \
    RE PE IT ICT DT PSHE KS EY APP RAG AFL LO UK UPS DFE EEF GTP PGCE QTS SEF SIP CLA GD EXS WTS ARE AAP ADD AN IN ON AT \
    NC OK VS AM PM PRU SAT CAT GL NFER RWM EYP LSA INA AND THE FOR NOT ALL BUT SO AS IS IF OR TO OF MY WE HE UP GO DO BE \
    US USA EU BBC TV PC CD DVD PDF CSV XLS URL ID IDS FAQ IWB AR SRA RWI ICE CVC SPG GPS SATS CATS TAS PE ICT RS RSE BTEC \
    GCSE AS SOW SSP KLP WAGOLL LSAS TLR PPA INSET DOB PTA UPN EHC EHCP ASD ADHD ASC SPLD SALT EP EWO DSL MPS NPQ NC CP \
    FFT ALPS ALIS MIDY FT HW MCQ VLE LMS AI AV VR QR STEM MOD RCT SD SE CI ES NA TBC TBA AOB FYI PS NB ER EXC BF PR DA FL \
    GR HA MA WT WB GDS EXP EMG SEND SENCO SENDCO HPA MPA LPA PSA FS YR EYFS SSE DIRT AO AOS MTP LTP STP CLT EBI WWW \
    BSL ESOL ELSA BAME EMA EAZ LEA LSP HMI HMCI RSC ISI OUP CUP QA QCA DFES DCSF NCSL NS TDA TES PISA PIRLS
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
