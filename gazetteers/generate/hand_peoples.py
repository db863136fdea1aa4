"""Hand-written tables for peoples, from public knowledge; no outside list was read for them.

A form is the masculine singular; inflect() in peoples.py makes the others. "a/b/c/d" gives all four
(masculine, feminine, masculine plural, feminine plural) where the ending rules do not hold;
"!" marks what is also an ordinary word, a surname, a place or a title (flag ambiguous).
"""

# Forms of i18n-nationality that are no names of people, or not those French uses.
# "" leaves the code out. Several forms after "|" are variants of one people.
NATIONALITIES = {
    "AE": "Émirati/Émiratie/Émiratis/Émiraties|Émirien", "BA": "Bosnien|Bosniaque", "BD": "Bangladais",
    "BF": "Burkinabè/Burkinabè/Burkinabè/Burkinabè|Burkinabé/Burkinabée/Burkinabés/Burkinabées",
    "BL": "", "BQ": "", "BV": "", "BY": "Biélorusse|Bélarusse", "CC": "",
    "CD": "", "CG": "Congolais", "CK": "", "CV": "Cap-Verdien|Capverdien",
    "CX": "", "DM": "Dominiquais", "DO": "Dominicain", "EH": "Sahraoui", "AX": "", "GF": "", "GI": "Gibraltarien",
    "GP": "Guadeloupéen", "GQ": "Équato-Guinéen|Équatoguinéen", "GS": "", "GU": "Guamien",
    "GW": "Bissau-Guinéen|Bissaoguinéen", "HM": "", "IO": "", "IM": "Mannois", "IQ": "Irakien|Iraquien", "KE": "Kényan",
    "KG": "Kirghiz/Kirghize/Kirghiz/Kirghizes|Kirghize", "KI": "Kiribatien", "KN": "", "KP": "Nord-Coréen",
    "KR": "Sud-Coréen", "KZ": "Kazakh|Kazakhstanais", "LR": "Libérien", "LS": "Lésothan", "MF": "Saint-Martinois",
    "MK": "Macédonien", "MN": "Mongol", "MP": "", "NC": "Néo-Calédonien|Calédonien", "NF": "", "PF": "Polynésien",
    "PM": "Saint-Pierrais|Miquelonnais", "PN": "", "PS": "Palestinien", "QA": "Qatari/Qatarie/Qataris/Qataries|Qatarien",
    "SA": "Saoudien", "SH": "Hélénien", "SJ": "", "SL": "Sierra-Léonais|Sierraléonais", "SX": "", "TC": "",
    "TF": "", "TK": "", "TT": "Trinidadien", "UM": "", "UZ": "Ouzbek/Ouzbèke/Ouzbeks/Ouzbèkes|Ouzbek",
    "VA": "", "VG": "", "VI": "", "WF": "Wallisien", "ZA": "Sud-Africain", "LK": "Sri-Lankais|Srilankais",
    "GB": "Britannique", "US": "Américain|États-Unien|Étasunien", "CI": "Ivoirien", "CH": "!Suisse/Suissesse/Suisses/Suissesses",
    "RU": "Russe", "VN": "Vietnamien|Viêtnamien", "SO": "Somalien", "TJ": "Tadjik", "NL": "Néerlandais|Hollandais",
    "TL": "Est-Timorais|Timorais", "MM": "Birman", "CZ": "Tchèque", "VE": "Vénézuélien", "IL": "Israélien",
    "HK": "Hongkongais|Hong-Kongais", "SZ": "Swazi/Swazie/Swazis/Swazies", "MO": "Macanais|Macanéen", "AG": "Antiguais|Antiguayen"}

# Peoples, communities and inhabitants without a country of their own in the list above.
PEOPLES = """
Kurde
Arabe
Berbère
Amazigh/Amazighe/Imazighen/Amazighes
Kabyle
Touareg/Touarègue/Touaregs/Touarègues
Peul/Peule/Peuls/Peules
Dogon/Dogon/Dogons/Dogons
Bambara/Bambara/Bambaras/Bambaras
Songhaï/Songhaï/Songhaïs/Songhaïs
!Maure
Haoussa/Haoussa/Haoussas/Haoussas
Yoruba/Yoruba/Yorubas/Yorubas
Igbo/Igbo/Igbos/Igbos
Wolof/Wolof/Wolofs/Wolofs
Bantou
Tutsi/Tutsie/Tutsis/Tutsies|Tutsi/Tutsi/Tutsi/Tutsi
Hutu/Hutue/Hutus/Hutues|Hutu/Hutu/Hutu/Hutu
Zoulou
Masaï/Masaï/Masaïs/Masaïs|Maasaï/Maasaï/Maasaïs/Maasaïs
Oromo/Oromo/Oromos/Oromos
Amhara/Amhara/Amharas/Amharas
Tigréen
Pygmée
Rohingya/Rohingya/Rohingyas/Rohingyas
Ouïghour|Ouïgour
Tibétain
!Han/Han/Hans/Hans
Mandchou
Hazara/Hazara/Hazaras/Hazaras
Pachtoune|Pachtoun/Pachtoune/Pachtouns/Pachtounes
Baloutche
Pendjabi/Pendjabie/Pendjabis/Pendjabies
Bengali/Bengalie/Bengalis/Bengalies
Tamoul
Cinghalais
Cachemiri/Cachemirie/Cachemiris/Cachemiries
!Perse
Azéri/Azérie/Azéris/Azéries
Yézidi/Yézidie/Yézidis/Yézidies|Yazidi/Yazidie/Yazidis/Yazidies
Assyrien
Chaldéen
Assyro-Chaldéen
Araméen
Druze
Alaouite
Alévi/Alévie/Alévis/Alévies
Maronite
Copte
Bédouin
Turcoman
Tchétchène
Ingouche
Daghestanais
Ossète
Abkhaze
Tatar
Tatar de Crimée/Tatare de Crimée/Tatars de Crimée/Tatares de Crimée
Circassien|Tcherkesse
Cosaque
Bachkir
Bouriate
Iakoute
!Slave
Rom/Rom/Roms/Roms
Tsigane|Tzigane
Gitan
Manouche
Yéniche
Juif/Juive/Juifs/Juives
!Hébreu/Hébreue/Hébreux/Hébreues
Ashkénaze
Séfarade
Inuit/Inuite/Inuits/Inuites
Esquimau/Esquimaude/Esquimaux/Esquimaudes
Amérindien
Afro-Américain
Latino-Américain
Latino/Latina/Latinos/Latinas
Hispanique
Mapuche
Quechua/Quechua/Quechuas/Quechuas
Aymara/Aymara/Aymaras/Aymaras
!Maya/Maya/Mayas/Mayas
Aztèque
Inca/Inca/Incas/Incas
Maori/Maorie/Maoris/Maories
Aborigène
Kanak/Kanak/Kanaks/Kanaks|Kanak/Kanake/Kanaks/Kanakes|Canaque
Tahitien
Futunien
Européen
Africain
Asiatique
Sud-Américain
Nord-Américain
Nord-Africain
Ouest-Africain
Maghrébin
Sahélien
Subsaharien
Antillais
Caribéen
Méditerranéen
Scandinave
Balte
Balkanique
Océanien
Eurasien
!Occidental/Occidentale/Occidentaux/Occidentales
!Oriental/Orientale/Orientaux/Orientales
Proche-Oriental/Proche-Orientale/Proche-Orientaux/Proche-Orientales
Anglais
Écossais
Gallois
Nord-Irlandais
Flamand
Wallon
Catalan
!Basque
!Breton
!Corse
Alsacien
!Lorrain
!Normand
!Picard
!Provençal/Provençale/Provençaux/Provençales
Savoyard
Auvergnat
!Bourguignon
!Champenois
!Limousin
!Gascon
!Béarnais
!Occitan
Vendéen
Franc-Comtois
Ch'ti/Ch'ti/Ch'tis/Ch'tis
Sarde
Sicilien
!Lombard
Vénitien
Napolitain
!Romain
Milanais
!Florentin
Galicien
Andalou/Andalouse/Andalous/Andalouses
Castillan
Madrilène
Barcelonais
Bavarois
!Saxon
Prussien
Berlinois
Viennois
Londonien
Moscovite
Bruxellois
Liégeois
Genevois
Vaudois
Québécois
Acadien
Montréalais
New-Yorkais
Californien
!Texan
Washingtonien
!Parisien
Francilien
!Marseillais
!Lyonnais
!Toulousain
!Niçois
!Nantais
!Strasbourgeois
!Bordelais
!Lillois
!Rennais
!Grenoblois
!Montpelliérain
!Dijonnais
!Nîmois
!Rémois
!Havrais
!Stéphanois
!Rouennais
!Brestois
!Toulonnais
!Nancéien
!Messin
Bagdadi/Bagdadie/Bagdadis/Bagdadies
Gazaoui/Gazaouie/Gazaouis/Gazaouies
Beyrouthin
Cairote
Algérois
Tunisois
Casablancais
Stambouliote
Soviétique
Yougoslave
Tchécoslovaque
!Ottoman
Byzantin
Gaulois
!Franc/Franque/Francs/Franques
Viking/Viking/Vikings/Vikings
Wisigoth
Hun/Hun/Huns/Huns
Franco-Algérien
Franco-Marocain
Franco-Tunisien
Franco-Israélien
Franco-Américain
Franco-Britannique
Franco-Libanais
Franco-Iranien
Franco-Turc
Irano-Américain
Arabe israélien/Arabe israélienne/Arabes israéliens/Arabes israéliennes
"""

# Ambiguous among the countries' peoples: also names of things, surnames or titles.
NATIONALITIES_UNCLEAR = {"Suisse", "Dominicain", "Malouin"}
