"""Hand-written tables for countries, regions, water, mountains, islands and subdivisions.

All of it is public knowledge put down by hand; no outside list was read for it.
Lines are "name|alias|alias", with "!" before a name that is also an ordinary word, a given name or
a surname (flag ambiguous).
"""

# ISO 3166-1 code: other names that French texts use.
COUNTRY_ALIASES = {
    "AE": ["Émirats", "Émirats Arabes Unis"], "AF": ["République islamique d'Afghanistan"],
    "AZ": ["Azerbaidjan"], "BA": ["Bosnie", "Bosnie-et-Herzégovine"], "BD": ["Bengladesh"],
    "BH": ["Bahrein", "Bahreïn", "Bahrayn"], "BN": ["Brunéi", "Brunei Darussalam"],
    "BF": ["Burkina", "Burkina-Faso"], "BY": ["Belarus", "Bélarus", "Biélorussie"],
    "BZ": ["Bélize"], "CD": ["République démocratique du Congo", "Congo-Kinshasa", "RD Congo"],
    "CF": ["Centrafrique"], "CG": ["Congo-Brazzaville", "République du Congo"],
    "CH": ["Confédération helvétique"], "CI": ["Côte-d'Ivoire", "République de Côte d'Ivoire"],
    "CN": ["République populaire de Chine", "Chine populaire"], "CV": ["Cabo Verde", "Cap Vert"],
    "CZ": ["République tchèque", "Tchéquie"], "DE": ["République fédérale d'Allemagne"],
    "DZ": ["République algérienne"], "EG": ["Egypte", "République arabe d'Égypte"],
    "ER": ["Erythrée"], "ET": ["Ethiopie"], "EC": ["Equateur"], "FJ": ["îles Fidji"],
    "FM": ["États fédérés de Micronésie"], "FR": ["République française", "Hexagone"],
    "GB": ["Grande-Bretagne", "Grande Bretagne", "Royaume Uni"], "GN": ["Guinée-Conakry"],
    "GQ": ["Guinée-Équatoriale"], "GW": ["Guinée Bissau"], "HK": ["Hong-Kong"],
    "IE": ["République d'Irlande"], "IL": ["Israel", "État d'Israël", "État hébreu"],
    "IQ": ["Iraq", "République d'Irak"], "IR": ["République islamique d'Iran"],
    "KG": ["Kirghizistan", "Kirghizie"], "KP": ["Corée du Nord", "Corée-du-Nord"],
    "KR": ["Corée du Sud", "Corée-du-Sud"], "KW": ["Koweit", "Kuwait"], "KZ": ["Kazakstan"],
    "LR": ["Libéria"], "LY": ["Lybie"], "MD": ["République de Moldavie", "Moldova"],
    "MK": ["Macédoine", "Macédoine-du-Nord"], "MM": ["Birmanie", "Myanmar"],
    "MU": ["île Maurice"], "NG": ["Nigéria"], "NL": ["Hollande", "Pays Bas"],
    "OM": ["sultanat d'Oman"], "PF": ["Tahiti et ses îles"], "PR": ["Puerto Rico"],
    "PS": ["Territoires palestiniens", "Palestine", "État de Palestine"],
    "PW": ["Palau"], "RU": ["Fédération de Russie", "Fédération russe"],
    "SA": ["royaume d'Arabie saoudite", "Arabie Saoudite", "Arabie"], "SB": ["îles Salomon"],
    "SG": ["Singapore"], "SS": ["Sud-Soudan", "Soudan-du-Sud"], "SV": ["El Salvador"],
    "SY": ["République arabe syrienne"], "SZ": ["Swaziland"], "ST": ["Sao Tomé", "São Tomé-et-Príncipe"],
    "TL": ["Timor-Leste", "Timor oriental", "Timor-Oriental"], "TD": ["Tchad"],
    "TM": ["Turkmenistan"], "TR": ["République de Turquie"], "TT": ["Trinidad-et-Tobago"],
    "TW": ["Taiwan", "République de Chine", "Formose"], "TZ": ["Tanzania"],
    "US": ["États-Unis d'Amérique", "Etats-Unis", "Etats-Unis d'Amérique", "États Unis"],
    "VA": ["Vatican", "Cité du Vatican"], "VE": ["Vénézuela", "Venezuela"],
    "VN": ["Vietnam", "Viêt-Nam", "Viet Nam"], "YE": ["Yemen"], "ZA": ["République sud-africaine"],
    "XK": ["Kossovo"],
    "WF": ["Wallis et Futuna"], "TF": ["Terres australes et antarctiques françaises"]}

# Press name first where CLDR's is formal.
COUNTRY_NAMES = {
    "CD": "République démocratique du Congo", "CF": "Centrafrique", "HK": "Hong Kong",
    "MO": "Macao", "MM": "Birmanie", "PS": "Palestine", "VA": "Vatican", "VN": "Vietnam",
    "CZ": "République tchèque", "CG": "Congo-Brazzaville", "SV": "Salvador"}

# Names that decide nothing alone.
COUNTRY_UNCLEAR = {"Dominique", "Équateur", "Grenade", "Jersey", "Maurice", "Saint-Martin",
                   "Montserrat", "Saint-Barthélemy", "Sainte-Lucie", "Sainte-Hélène", "Salvador",
                   "Anguilla"}

COUNTRY_ACRONYMS = {
    "USA": "US", "U.S.A.": "US", "É.-U.": "US", "R.-U.": "GB", "RDC": "CD", "RCA": "CF",
    "EAU": "AE", "RPDC": "KP", "RPC": "CN", "RFA": "DE", "UK": "GB", "R.D.C.": "CD"}
COUNTRY_ACRONYMS_UNCLEAR = {"RCA", "EAU", "RPC"}

# Without an identifier: states that are no more, and Congo, which may be either of two.
FORMER_COUNTRIES = """
Union soviétique|Union des républiques socialistes soviétiques
Tchécoslovaquie
Yougoslavie
République démocratique allemande
Allemagne de l'Est
Allemagne de l'Ouest
Autriche-Hongrie
Empire ottoman
Haute-Volta
Dahomey
!Zaïre
Indochine|Indochine française
Congo
Perse
"""
FORMER_ACRONYMS = ["URSS", "RDA"]

# French overseas departments: in france.tsv. Their code is put beside their INSEE codes there.
IN_FRANCE = {"GP": "Guadeloupe", "MQ": "Martinique", "GF": "Guyane", "RE": "La Réunion",
             "YT": "Mayotte"}
FRENCH_OVERSEAS = {"BL", "MF", "NC", "PF", "PM", "TF", "WF"}
ISLANDS = {"AC", "BV", "CC", "CP", "CX", "DG", "HM", "IC", "NF", "TA", "UM", "GS"}
NOT_PLACES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}

# Macro-regions of CLDR whose name is too vague to be looked up.
MACRO_VAGUE = {"001", "021"}
MACRO_NAMES = {"057": "Micronésie"}
MACRO_ALIASES = {
    "019": ["Amérique"], "011": ["Afrique de l'Ouest"], "014": ["Afrique de l'Est"],
    "015": ["Afrique du Nord"], "151": ["Europe orientale"], "155": ["Europe occidentale"],
    "145": ["Asie occidentale"], "030": ["Asie orientale"], "039": ["Europe méridionale"],
    "202": ["Afrique sub-saharienne", "Afrique noire"], "035": ["Asie du Sud-est"]}

REGIONS = """
Proche-Orient|Proche Orient
Moyen-Orient|Moyen Orient
Extrême-Orient|Extrême Orient
Grand Moyen-Orient
!Orient
!Occident
Maghreb
Machrek
!Levant
!Sahel
Sahara
Corne de l'Afrique
Afrique des Grands Lacs
Afrique équatoriale
Balkans
Balkans occidentaux
Caucase du Sud|Transcaucasie
Eurasie
Europe centrale
Europe du Sud-Est
Scandinavie
pays baltes|États baltes
Benelux
Péninsule ibérique
péninsule Arabique|péninsule arabique
péninsule coréenne
Mésopotamie
Croissant fertile
Anatolie
Kurdistan
Kurdistan irakien|Kurdistan d'Irak|Région autonome du Kurdistan
Kurdistan syrien
Kurdistan iranien
Rojava
Cisjordanie
bande de Gaza
Jérusalem-Est
Jérusalem-Ouest
plateau du Golan|Golan
Sinaï
plaine de Ninive
Donbass
Crimée
Transnistrie
Abkhazie
Ossétie du Sud
Haut-Karabakh|Haut-Karabagh|Nagorny Karabakh|Nagorno-Karabakh
Nakhitchevan
Cachemire
!Pendjab
Bengale
Baloutchistan
Waziristan
Khorassan
Sibérie
Mandchourie
Tibet
Xinjiang
!Darfour
Kordofan
Tigré
Ogaden
Somaliland
Puntland
Katanga
Kivu|Kivus
Kasaï
Ituri
Casamance
Azawad
Liptako-Gourma
Cyrénaïque
Tripolitaine
Fezzan
Kabylie
Aurès
Rif
Biafra
Patagonie
Amazonie
Pampa
Terre de Feu
Antilles
Petites Antilles
Grandes Antilles
Indes occidentales
monde arabe
Nouvelle-Angleterre
Silicon Valley
Middle West|Midwest
Arctique
!Antarctique
Polynésie
Laponie
Transylvanie
Bohême
Moravie
Silésie
Prusse
Prusse-Orientale
Poméranie
Galicie
Bucovine
Bessarabie
Thrace
Péloponnèse
Épire
Macédoine grecque
Voïvodine
Sandjak
Dalmatie
Istrie
Tyrol
Ruhr
Rhénanie
Souabe
Franconie
Flandre
Flandres
Wallonie
Ulster
Cornouailles
Mezzogiorno
Côte d'Azur
Riviera
Provence
Savoie
Haute-Provence
Béarn
Pays basque
Pays basque français
Périgord
Quercy
Rouergue
Gascogne
Roussillon
Languedoc
Dauphiné
Vercors
Beaujolais
Bresse
!Berry
!Anjou
!Touraine
!Maine
!Beauce
!Brie
Sologne
Camargue
Cévennes
Larzac
Luberon|Lubéron
Cotentin
Pays de Caux
Perche
Artois
Flandre française
Thiérache
!Champagne
Alsace-Moselle
Médoc
Armagnac
Vexin
Baie de Somme
Indo-Pacifique
Asie-Pacifique
!Golfe
"""

WATER = """
océan Atlantique|Atlantique|Atlantique Nord|Atlantique Sud
océan Pacifique
!Pacifique
océan Indien
océan Arctique|océan glacial Arctique
océan Austral
mer Méditerranée|Méditerranée
mer Noire
mer Rouge
mer Morte
mer Caspienne|Caspienne
mer d'Azov
mer d'Aral
mer Baltique|Baltique
mer du Nord
mer de Norvège
mer de Barents
mer Blanche
mer de Kara
mer de Béring
mer Égée
mer Ionienne
mer Adriatique|Adriatique
mer Tyrrhénienne
mer de Marmara
mer Ligure
mer Celtique
mer d'Irlande
mer d'Oman|mer d'Arabie
mer de Chine|mer de Chine méridionale|mer de Chine orientale
mer Jaune
mer du Japon
mer d'Okhotsk
mer de Corail
mer de Tasman
mer des Caraïbes
mer des Sargasses
mer de Galilée|lac de Tibériade
!Manche
golfe Persique|golfe Arabo-Persique
golfe d'Oman
golfe d'Aden
golfe d'Aqaba
golfe du Mexique
golfe de Guinée
golfe de Gascogne
golfe du Lion
golfe de Finlande
golfe de Botnie
golfe du Bengale|baie du Bengale
golfe de Thaïlande
golfe de Syrte
baie d'Hudson
baie des Cochons
détroit d'Ormuz|Ormuz
détroit de Gibraltar
détroit de Bab el-Mandeb|Bab el-Mandeb
détroit de Taïwan
détroit de Malacca
détroit de Béring
détroit de Magellan
!Bosphore
Dardanelles|détroit des Dardanelles
canal de Suez
canal de Panama
canal du Midi
canal du Mozambique
lac Léman|Léman
lac de Constance
lac Majeur
lac de Garde
lac de Côme
lac d'Annecy
lac du Bourget
lac Baïkal|Baïkal
lac Ladoga
lac Tchad
lac Victoria
lac Tanganyika
lac Malawi
lac Kivu
lac Albert
lac Supérieur
lac Michigan
lac Huron
lac Érié
lac Ontario
lac Titicaca
lac Nasser
lac de Van
lac d'Ourmia
Grands Lacs
!Seine
!Loire
Rhône
!Garonne
!Dordogne
!Rhin
Meuse
Moselle
!Marne
!Oise
!Aisne
Saône
Isère
Durance
!Lot
Tarn
!Allier
!Cher
Vienne
Gironde
Adour
Charente
!Somme
!Orne
Escaut
Doubs
!Var
Drôme
!Aude
Hérault
Gardon
Vilaine
Mayenne
Sarthe
Yonne
Tamise
Mersey
Clyde
Danube
Elbe
Oder
Weser
Neckar
Spree
Vistule
Vltava
Tisza
Save
Drave
Pô
Tibre
!Arno
Adige
Èbre
!Tage
Douro
Guadalquivir
Dniepr
Dniestr
Don
Volga
Oural
Néva
Dvina
Ob
Ienisseï
Lena
Amour
Irtych
Amou-Daria
Syr-Daria
!Tigre
Euphrate
Grand Zab
Petit Zab
Jourdain
Oronte
Litani
Nil
Nil Bleu
Nil Blanc
!Niger
Congo
Oubangui
Zambèze
Limpopo
Orange
Sénégal
Gambie
Volta
Logone
Chari
Okavango
Gange
Indus
Brahmapoutre
Mékong
Irrawaddy
Salouen
Yangzi|Yangzi Jiang|Yang-tsé|Yangtsé
fleuve Jaune|Huang He
fleuve Rouge
Murray
Mississippi
Missouri
Ohio
Colorado
Rio Grande
Hudson
Potomac
Yukon
Mackenzie
Saint-Laurent
Columbia
Amazone
Orénoque
Paraná
Rio de la Plata
Maroni
Oyapock
"""
# Rivers with the name of a country, a state, a person or a word: the list supports, it does not decide.
WATER_UNCLEAR = {
    "Don", "Amour", "Orange", "Congo", "Sénégal", "Gambie", "Volta", "Lena", "Ob", "Murray", "Hudson",
    "Mississippi", "Missouri", "Ohio", "Colorado", "Columbia", "Yukon", "Mackenzie", "Saint-Laurent",
    "Vienne", "Gironde", "Amazone", "Save", "Oural", "Vilaine", "Mayenne", "Charente", "Spree", "Paraná",
    "Meuse", "Moselle", "Isère", "Tarn", "Doubs", "Drôme", "Hérault", "Sarthe", "Yonne", "Rhône",
    "Grands Lacs", "Elbe", "Clyde", "Dordogne"}

MOUNTAINS = """
Alpes
Préalpes
Pyrénées
Massif central
Jura
Vosges
Ardennes
Corbières
Alpilles
mont Blanc|Mont-Blanc|Mont Blanc
mont Ventoux|Ventoux
puy de Dôme
puy Mary
Cervin
Mont-Rose|mont Rose
Jungfrau
Eiger
Aiguille du Midi
Grandes Jorasses
mont Cenis
Galibier|col du Galibier
Tourmalet|col du Tourmalet
Alpe d'Huez|L'Alpe d'Huez
Vignemale
Canigou
Forêt-Noire
Dolomites
Apennins
Vésuve
Etna
Stromboli
Carpates
Tatras
Sudètes
Oural
Caucase
Elbrouz
mont Ararat|Ararat
Taurus
monts Zagros|Zagros
Elbourz
Damavand
monts Qandil|Qandil
monts Sinjar|mont Sinjar
mont Hermon
mont Liban
mont Sinaï
mont des Oliviers
mont Athos
mont Olympe
Hindou Kouch|Hindu Kush
Pamir
Karakoram|Karakorum
K2
Himalaya
Everest|mont Everest
Annapurna
Nanga Parbat
Altaï
Tian Shan
mont Fuji|mont Fujiyama|Fuji-Yama
Atlas
Haut Atlas
Aurès
Djurdjura
Hoggar
Tibesti
Adrar des Ifoghas
Fouta-Djalon
mont Cameroun
Kilimandjaro
mont Kenya
Rwenzori
Virunga
Nyiragongo
Drakensberg
montagnes Rocheuses
!Rocheuses
Appalaches
Sierra Nevada
mont Rushmore
Andes|cordillère des Andes
Aconcagua
Popocatépetl
montagne Pelée
Soufrière
piton de la Fournaise
piton des Neiges
"""
MOUNTAINS_UNCLEAR = {"Oural", "Jura", "Vosges", "Ardennes", "Atlas", "Taurus", "Soufrière", "K2",
                     "Cervin", "Corbières"}

ISLANDS_HAND = """
Sicile
Sardaigne
Crète
Rhodes
Corfou
Lesbos
Lampedusa
Baléares
Majorque
Ibiza
Minorque
Canaries
Tenerife|Ténériffe
Lanzarote
Açores
Madère
Zanzibar
Bornéo
Sumatra
!Java
Bali
Célèbes
Timor
Luçon
Mindanao
Nouvelle-Guinée
Tasmanie
Hokkaido
Honshu
Kyushu
Okinawa
Kouriles|îles Kouriles
Sakhaline
Hainan
Spratleys|îles Spratleys
Paracels|îles Paracels
Senkaku|îles Senkaku
Diaoyu
Terre-Neuve
Île du Prince-Édouard
Hispaniola
îles Malouines|Malouines
Galápagos|îles Galápagos|Galapagos
île de Pâques
Hawaï|Hawaii
Tahiti
Bora-Bora
Moorea
Îles Marquises|Marquises
Îles Kerguelen|Kerguelen
Île d'Yeu
Île de Ré
Île d'Oléron
Belle-Île-en-Mer|Belle-Île
Noirmoutier
Groix
Ouessant
Île de la Cité
Île Seguin
Porquerolles
Île d'Elbe
Île de Wight
Hébrides
Orcades
Shetland
Svalbard
Spitzberg
Novaïa Zemlia
Île aux Serpents
Socotra
Djerba
Gorée
"""
ISLANDS_UNCLEAR = {"Java", "Rhodes", "Timor", "Canaries", "Madère"}

# France: other names of regions and departments, and regions that were merged in 2016.
FRANCE_ALIASES = {
    "Provence-Alpes-Côte d'Azur": ["Provence-Alpes-Côte-d'Azur", "région Sud"],
    "Bourgogne-Franche-Comté": ["Bourgogne Franche-Comté"], "Île-de-France": ["Ile-de-France"],
    "Auvergne-Rhône-Alpes": ["Auvergne Rhône-Alpes"], "Grand Est": ["Grand-Est"],
    "Centre-Val de Loire": ["Centre-Val-de-Loire"], "La Réunion": ["Réunion", "île de la Réunion"],
    "Guyane": ["Guyane française"], "Pays de la Loire": ["Pays-de-la-Loire"],
    "Territoire de Belfort": ["Territoire-de-Belfort"]}
FRANCE_ACRONYMS = {"PACA": "Provence-Alpes-Côte d'Azur", "Paca": "Provence-Alpes-Côte d'Azur"}
FORMER_REGIONS = """
Alsace
Aquitaine
Auvergne
!Bourgogne
Champagne-Ardenne|Champagne-Ardennes
Franche-Comté
Languedoc-Roussillon
!Limousin
!Lorraine
Midi-Pyrénées
Nord-Pas-de-Calais|Nord-Pas de Calais
Basse-Normandie
Haute-Normandie
Picardie
Poitou-Charentes
Rhône-Alpes
"""
FRANCE_UNCLEAR = {"Corse", "Nord"}
CITY_ALIASES_FRANCE = {
    "Saint-Étienne": ["Saint-Etienne"], "Évreux": ["Evreux"], "Épinay-sur-Seine": ["Epinay-sur-Seine"],
    "Évry-Courcouronnes": ["Évry", "Evry"], "Cherbourg-en-Cotentin": ["Cherbourg"], "Châlons-en-Champagne": ["Châlons"],
    "Clermont-Ferrand": ["Clermont"]}

# Subdivisions: CLDR name replaced by the one that French texts use (the old one stays an alias).
SUBDIVISION_NAMES = {
    "IQ-NI": "Ninive|province de Ninive", "IQ-AN": "Anbar|province d'Al-Anbar|province d'Anbar",
    "IQ-AR": "province d'Erbil", "IQ-BA": "province de Bassora", "IQ-DA": "province de Dohouk",
    "IQ-KA": "province de Kerbala", "IQ-KI": "province de Kirkouk", "IQ-NA": "province de Nadjaf",
    "IQ-SU": "province de Souleimaniyeh", "IQ-BG": "province de Bagdad",
    "IQ-SD": "Salaheddine|province de Salaheddine|Salah ad-Din|Salaheddin",
    "IQ-DQ": "Dhi Qar|Zi Qar", "IQ-QA": "Kadissiya|Qadisiyah", "IQ-BB": "Babylone|province de Babylone",
    "IR-16": "province du Kurdistan", "CD-KC": "Kasaï-Central", "CD-BC": "Kongo-Central",
    "IR-10": "Khouzistan", "IR-29": "Khorassan du Sud", "IR-30": "Khorassan-e Razavi",
    "IR-31": "Khorassan du Nord", "UA-32": "oblast de Kiev", "UA-23": "oblast de Zaporijia",
    "CN-XZ": "région autonome du Tibet", "CN-NX": "Ningxia", "CN-TW": "province de Taïwan",
    "US-HI": "Hawaï|Hawaii", "CN-XJ": "Xinjiang|Sinkiang", "ES-CT": "Catalogne",
    "BE-BRU": "Région de Bruxelles-Capitale|Bruxelles-Capitale", "IN-PB": "Pendjab",
    "GB-WLS": "pays de Galles|Galles", "ES-MC": "région de Murcie", "RU-DA": "Daghestan|Daguestan"}
SUBDIVISION_LEFT_OUT = {"GB-GBN", "GB-UKM", "GB-EAW", "CN-HK", "CN-MO", "PL-26", "US-DC"}
SUBDIVISION_KEPT = {"CA-QC"}
# Without an identifier (too new for the package, or under another code there): country: names.
SUBDIVISION_HAND = {
    "MA": ["Tanger-Tétouan-Al Hoceïma", "L'Oriental", "Fès-Meknès", "Rabat-Salé-Kénitra",
           "Béni Mellal-Khénifra", "Casablanca-Settat", "Marrakech-Safi", "Drâa-Tafilalet",
           "Souss-Massa", "Guelmim-Oued Noun", "Laâyoune-Sakia El Hamra", "Dakhla-Oued Ed-Dahab"],
    "CD": ["Ituri"], "DZ": ["Timimoun", "El M'Ghair"], "ML": ["région de Gao"],
    "SY": ["Rif Dimachq", "Ghouta orientale"], "GB": ["Yorkshire", "Sussex", "Lancashire"],
    "ET": ["Tigré"], "UA": ["Volhynie", "Transcarpatie"], "AF": ["Panchir"], "LB": ["Bekaa", "Sud-Liban"]}
CARDINAL_POINTS = {"nord", "sud", "est", "ouest", "centre", "littoral", "savanes", "montagnes", "lacs", "lagunes",
           "delta", "plateau", "rivers", "capitale", "m", "d", "z", "sainte-croix", "cascades"}
