"""Words that strangers wrote before they saw an answer: A tuned the rules, B was held out, C, D and E came after.

One case a line: the words, what is wanted (sure, ask, unknown; either: sure or asked; typo: right or asked), then kind,
country and degrees. Figures in ``docs/reference/places.md``.
"""

A = """
Riga | sure | place LV 56.95 24.11
Ann Arbor | sure | place US 42.28 -83.74
Cluj | sure | place RO 46.77 23.6
Amsterdan | typo | place NL 52.37 4.9
Aotearoa New Zealand | sure | country NZ -42 174
the office | unknown
Den Haag | sure | place NL 52.08 4.3
Hamilton NZ | sure | place NZ -37.78 175.28
Christchurch, New Zealand | sure | place NZ -43.53 172.63
Alice Springs | sure | place AU -23.7 133.88
Aarhus, Denmark | sure | place DK 56.16 10.21
Aotearoa | sure | country NZ -42 174
Halifax, Nova Scotia | sure | place CA 44.65 -63.57
Reykjavík | sure | place IS 64.14 -21.9
Dublin | sure | place IE 53.33 -6.25
Helsinki | sure | place FI 60.17 24.94
Glasgow | sure | place GB 55.86 -4.25
Richmond, Virginia | sure | place US 37.54 -77.44
Izmir, Türkiye | sure | place TR 38.41 27.14
mobile | unknown
Derry, Northern Ireland | sure | place GB 55.0 -7.31
the spare room | unknown
Cape Town, SA | sure | place ZA -33.93 18.42
Tallinn, Estonia | sure | place EE 59.44 24.75
Halifax | ask
Trondheim Norge | sure | place NO 63.43 10.4
Devon, UK | sure | region GB 50.75 -3.8
Cook County, Illinois | sure | region US 41.8 -87.7
Edinburg | typo | place GB 55.95 -3.19
Upstate New York | sure | region US 42.8 -75.5
Hackney | either | place GB 51.55 -0.06
Firenze | sure | place IT 43.77 11.25
Co Donegal | sure | region IE 54.9 -8.0
Istanbul 🇹🇷 | sure | place TR 41.01 28.95
Burlington, Vermont | sure | place US 44.48 -73.21
lovely | unknown
here | unknown
Penang | sure | region MY 5.4 100.3
Paris, TX | sure | place US 33.66 -95.55
Swansea, Wales | sure | place GB 51.62 -3.94
Nijmegen, The Netherlands | sure | place NL 51.84 5.86
Lyon, France | sure | place FR 45.75 4.85
Madrid | sure | place ES 40.42 -3.7
Budapest, HU | sure | place HU 47.5 19.04
HCMC | sure | place VN 10.82 106.63
Thessaloniki, Greece | sure | place GR 40.64 22.94
Cambridge | ask
Richmond, London | sure | place GB 51.46 -0.30
Halifax, West Yorkshire | sure | place GB 53.72 -1.86
Umeå | sure | place SE 63.83 20.26
San José, Costa Rica | sure | place CR 9.93 -84.08
Sheffield | sure | place GB 53.38 -1.47
London | sure | place GB 51.51 -0.13
Basel | sure | place CH 47.56 7.57
Tralee, Co. Kerry | sure | place IE 52.27 -9.7
Taipei | sure | place TW 25.05 121.53
Perth WA | sure | place AU -31.95 115.86
Isle of Wight | sure | region GB 50.69 -1.30
Plymouth / UK | sure | place GB 50.37 -4.14
Victoria | ask
Gothenburg | sure | place SE 57.71 11.97
Guernsey | sure | country GG 49.45 -2.57
Hogwarts | unknown
Hong Kong | sure | country HK 22.3 114.2
Georgia | ask
Aix-en-Provence | sure | place FR 43.53 5.45
Montevideo, Uruguay | sure | place UY -34.9 -56.19
Tasmania | sure | region AU -42 146.6
Stellenbosch | sure | place ZA -33.93 18.86
Birmingham | either | place GB 52.48 -1.90
Cambridge, UK | sure | place GB 52.20 0.12
Buenos Aires, Argentina | sure | place AR -34.61 -58.38
Brno, Czech Republic | sure | place CZ 49.2 16.61
Isle of Man | sure | country IM 54.2 -4.5
Paris | sure | place FR 48.85 2.35
Malta | sure | country MT 35.9 14.4
Kyoto, Japan | sure | place JP 35.02 135.75
Kisumu | sure | place KE -0.1 34.75
Vienna | sure | place AT 48.21 16.37
Galway, Ireland | sure | place IE 53.27 -9.05
Earth | unknown
Tampere / Finland | sure | place FI 61.5 23.79
Athens, GA | sure | place US 33.96 -83.38
St Andrews, Fife | sure | place GB 56.34 -2.80
Belfast | sure | place GB 54.60 -5.93
Bergen | sure | place NO 60.39 5.32
Nova Scotia | sure | region CA 45 -63
Graz | sure | place AT 47.07 15.45
Medellín, Colombia | sure | place CO 6.25 -75.57
Utrecht (NL) | sure | place NL 52.09 5.12
Crete | sure | region GR 35.2 24.9
Santiago de Chile | sure | place CL -33.45 -70.65
Newcastle, NSW | sure | place AU -32.93 151.78
Athens | sure | place GR 37.98 23.73
Perth, Scotland | sure | place GB 56.4 -3.43
Tbilisi, Georgia | sure | place GE 41.69 44.83
Tashkent | sure | place UZ 41.26 69.22
Göttingen | sure | place DE 51.53 9.93
Zurich, CH | sure | place CH 47.37 8.55
Asheville, NC | sure | place US 35.6 -82.55
SF Bay Area | sure | region US 37.75 -122.3
Glasgo, Scotland | typo | place GB 55.86 -4.25
home | unknown
Scotland | sure | nation GB 56.5 -4.0
Newcastle upon Tyne | sure | place GB 54.97 -1.61
Rio | either | place BR -22.9 -43.2
Wien, Österreich | sure | place AT 48.21 16.37
Washington State | sure | region US 47.4 -120.5
Northern Ireland | sure | nation GB 54.6 -6.7
Suva, Fiji | sure | place FJ -18.14 178.44
Hanoi, Viet Nam | sure | place VN 21.02 105.84
Berlin | sure | place DE 52.52 13.4
Tokyo | sure | place JP 35.69 139.69
today | unknown
Lahore, Pakistan | sure | place PK 31.55 74.34
Bogota | sure | place CO 4.61 -74.08
Minneapolis, Minnesota, USA | sure | place US 44.98 -93.27
Kraków | sure | place PL 50.06 19.94
Lagos | sure | place NG 6.45 3.39
Nairobi, Kenya | sure | place KE -1.28 36.82
Perth, Western Australia | sure | place AU -31.95 115.86
KwaZulu-Natal | sure | region ZA -29 30.8
Frankfurt | either | place DE 50.11 8.68
Chisinau, Moldova | sure | place MD 47.0 28.86
Hamilton, Ontario | sure | place CA 43.25 -79.87
Wales | sure | nation GB 52.3 -3.7
Montmartre, Paris | sure | place FR 48.89 2.34
East Anglia | sure | region GB 52.4 1.0
North Wales | sure | region GB 53.1 -3.8
Bristol UK | sure | place GB 51.45 -2.59
Blantyre, Malawi | sure | place MW -15.78 35.01
Kyiv 🇺🇦 | sure | place UA 50.45 30.52
København | sure | place DK 55.68 12.57
Riyadh KSA | sure | place SA 24.69 46.72
Euskadi | sure | region ES 43 -2.6
Catalunya | sure | region ES 41.8 1.5
Kampala | sure | place UG 0.32 32.58
Puerto Rico | sure | country PR 18.2 -66.4
St Andrews | either | place GB 56.34 -2.80
Sao Paulo - Brasil | sure | place BR -23.55 -46.64
Kent | either | region GB 51.2 0.7
Chicago | sure | place US 41.88 -87.63
Harlem, New York | sure | place US 40.81 -73.95
Lancashire | sure | region GB 53.9 -2.6
Lviv | sure | place UA 49.84 24.02
Sarajevo, BiH | sure | place BA 43.85 18.36
Auckland | sure | place NZ -36.85 174.76
Boston | sure | place US 42.36 -71.06
Toronto | sure | place CA 43.7 -79.42
Leeds, UK | sure | place GB 53.80 -1.55
Bengaluru | sure | place IN 12.97 77.59
England, UK | sure | nation GB 52.5 -1.5
Quezon City, Philippines | sure | place PH 14.65 121.05
Exeter, England | sure | place GB 50.72 -3.53
Munich | sure | place DE 48.14 11.58
Cluj-Napoca, Romania | sure | place RO 46.77 23.6
"""

B = """
Jersey | sure | country JE 49.2 -2.13
Chiang Mai, Thailand | sure | place TH 18.79 98.98
Shanghai | sure | place CN 31.22 121.46
Perth | ask
NHS | unknown
Sicily | sure | region IT 37.6 14.1
Bendigo, Victoria | sure | place AU -36.76 144.28
South London | sure | place GB 51.45 -0.1
Jakarta, Indonesia | sure | place ID -6.21 106.85
Cornwall | sure | region GB 50.4 -4.9
Tel Aviv | sure | place IL 32.08 34.78
Portland OR | sure | place US 45.52 -122.67
the Midlands | either | region GB 52.6 -1.5
Port of Spain, Trinidad | sure | place TT 10.66 -61.51
Bangkok | sure | place TH 13.75 100.5
Porto Alegre, RS, Brazil | sure | place BR -30.03 -51.23
Birmingham, West Midlands | sure | place GB 52.48 -1.90
Honolulu, Hawaii | sure | place US 21.31 -157.86
Manchester | sure | place GB 53.48 -2.24
Göteborg, Sverige | sure | place SE 57.71 11.97
Sydney | sure | place AU -33.87 151.21
Zagreb - Croatia | sure | place HR 45.81 15.98
Texas | sure | region US 31.5 -99
Holland | sure | country NL 52.2 5.5
Atlanta, Georgia | sure | place US 33.75 -84.39
Cymru | sure | nation GB 52.3 -3.7
Hamilton | ask
Liverpool - UK | sure | place GB 53.41 -2.98
Hyderabad, India | sure | place IN 17.38 78.46
n/a | unknown
Thrissur, Kerala | sure | place IN 10.52 76.21
Doha, Qatar | sure | place QA 25.29 51.53
Colombo, Sri Lanka | sure | place LK 6.93 79.85
Freiburg im Breisgau | sure | place DE 47.99 7.85
Kingston, Jamaica | sure | place JM 18.0 -76.79
Porto, Portugal | sure | place PT 41.15 -8.61
Camden, London | sure | place GB 51.54 -0.14
Nottingham (UK) | sure | place GB 52.95 -1.15
Faroe Islands | sure | country FO 62 -6.8
San Francisco | sure | place US 37.77 -122.42
Kathmandu | sure | place NP 27.7 85.32
Dunedin | sure | place NZ -45.87 170.5
Lusaka | sure | place ZM -15.41 28.29
Montréal | sure | place CA 45.51 -73.59
Leuven | sure | place BE 50.88 4.7
? | unknown
Portland | ask
Kigali 🇷🇼 | sure | place RW -1.95 30.06
🎉 | unknown
Hospital | unknown
West of Ireland | either | region IE 53.5 -9
Tower Hamlets, London | sure | place GB 51.52 -0.03
Brixton, London | sure | place GB 51.46 -0.11
Luxembourg | sure | country LU 49.8 6.1
Yerevan, Armenia | sure | place AM 40.18 44.51
Manila | sure | place PH 14.6 120.98
Casablanca, Maroc | sure | place MA 33.59 -7.62
PEI | sure | region CA 46.4 -63.2
Dar es Salaam, TZ | sure | place TZ -6.82 39.27
Jonkoping | sure | place SE 57.78 14.16
Valencia | either | place ES 39.47 -0.38
Praha | sure | place CZ 50.09 14.42
Bratislava | sure | place SK 48.15 17.11
work | unknown
Washington DC | sure | place US 38.9 -77.04
Boston, Lincolnshire | sure | place GB 52.98 -0.02
Reggio Emilia | sure | place IT 44.7 10.63
Quito | sure | place EC -0.23 -78.52
Sevilla, España | sure | place ES 37.38 -5.97
Guadalajara, Jalisco | sure | place MX 20.67 -103.35
Tirana | sure | place AL 41.33 19.82
Brittany | sure | region FR 48.2 -3
Santiago | either | place CL -33.45 -70.65
Madeira | sure | region PT 32.7 -17
Almaty | sure | place KZ 43.25 76.92
LA | either | place US 34.05 -118.25
Trento, Italy | sure | place IT 46.07 11.12
Plovdiv | sure | place BG 42.15 24.75
Warsaw | sure | place PL 52.23 21.01
Melbourne | sure | place AU -37.81 144.96
KL, Malaysia | sure | place MY 3.14 101.69
Kerala, India | sure | region IN 10.5 76.5
NYC | sure | place US 40.71 -74.0
Wakefield, West Yorkshire | sure | place GB 53.68 -1.50
Nairobbi, Kenya | typo | place KE -1.28 36.82
Aberystwyth | sure | place GB 52.41 -4.08
Melborne | typo | place AU -37.81 144.96
Nicosia, Cyprus | sure | place CY 35.17 33.36
Liverpol UK | typo | place GB 53.41 -2.98
Ireland | sure | country IE 53 -8
sheffield uk | sure | place GB 53.38 -1.47
México | sure | country MX 23 -102
Amman, Jordan | sure | place JO 31.96 35.95
Vancouver BC | sure | place CA 49.25 -123.12
Edinburgh | sure | place GB 55.95 -3.19
Vilnius | sure | place LT 54.69 25.28
Saskatoon | sure | place CA 52.13 -106.67
Harare, Zimbabwe | sure | place ZW -17.83 31.05
Belgrade | sure | place RS 44.8 20.47
everyone | unknown
Cairo | sure | place EG 30.06 31.25
Skopje | sure | place MK 42.0 21.43
Ljubljana | sure | place SI 46.05 14.51
Joburg | sure | place ZA -26.2 28.04
Cologne | sure | place DE 50.93 6.95
Köln | sure | place DE 50.93 6.95
Abuja, Nigeria | sure | place NG 9.06 7.49
Barbados | sure | country BB 13.2 -59.5
Bombay | sure | place IN 19.07 72.88
Geneva | sure | place CH 46.2 6.15
Tenerife | sure | region ES 28.3 -16.5
Geelong, VIC, Australia | sure | place AU -38.15 144.36
Accra Ghana | sure | place GH 5.56 -0.2
Addis Ababa | sure | place ET 9.02 38.75
Dhaka, Bangladesh | sure | place BD 23.71 90.41
Brooklyn | sure | place US 40.65 -73.95
Kingston | ask
Beirut | sure | place LB 33.89 35.5
xqzzv | unknown
Richmond | ask
the Netherlands | sure | country NL 52.2 5.5
Portland, Maine | sure | place US 43.66 -70.26
the sofa | unknown
Bayern | sure | region DE 49 11.5
Hyderabad | ask
Bruxelles | sure | place BE 50.85 4.35
Torronto, Canada | typo | place CA 43.7 -79.42
Roma, Italia | sure | place IT 41.9 12.5
Philly | sure | place US 39.95 -75.16
CDMX | sure | place MX 19.43 -99.13
Newcastle | ask
Teams | unknown
Cork | sure | place IE 51.9 -8.47
Brooklyn, NY | sure | place US 40.65 -73.95
Vancouver, Canada | sure | place CA 49.25 -123.12
Wellington NZ | sure | place NZ -41.29 174.78
Shefield | typo | place GB 53.38 -1.47
Bali | sure | region ID -8.4 115.1
Ghent, Belgium | sure | place BE 51.05 3.72
Cambridge MA | sure | place US 42.37 -71.11
Karachi | sure | place PK 24.86 67.01
San Jose | ask
Cardiff | sure | place GB 51.48 -3.18
Tromsø, Norway | sure | place NO 69.65 18.96
Springfield | ask
Lisbon | sure | place PT 38.72 -9.13
St. John's, Newfoundland | sure | place CA 47.56 -52.71
Republic of Ireland | sure | country IE 53 -8
my kitchen | unknown
Freiburg, Germany | sure | place DE 47.99 7.85
Washington | ask
Dubai | sure | place AE 25.2 55.27
Singapore | sure | country SG 1.3 103.8
Seoul, South Korea | sure | place KR 37.57 126.98
Lima, Peru | sure | place PE -12.04 -77.03
Copenhagan | typo | place DK 55.68 12.57
"""

C = """
Sheffield, South Yorkshire | sure | place GB 53.38 -1.47
Norwich | sure | place GB 52.63 1.30
Southend-on-Sea, Essex | sure | place GB 51.54 0.71
Middlesbrough UK | sure | place GB 54.57 -1.23
Ilkley, Yorkshire | sure | place GB 53.92 -1.82
Barry, South Wales | sure | place GB 51.40 -3.28
Carmarthen | either | place GB 51.86 -4.31
Stirling, Scotland | sure | place GB 56.12 -3.94
Elgin, Moray | sure | place GB 57.65 -3.32
Ballymena, Northern Ireland | sure | place GB 54.86 -6.28
Lambeth, London | sure | place GB 51.49 -0.11
East London, UK | either | region GB 51.52 -0.04
Islington | either | place GB 51.54 -0.10
Surrey, England | sure | region GB 51.25 -0.4
Norfolk, UK | sure | region GB 52.65 1.0
Cumbria | sure | region GB 54.6 -2.9
Shetland | sure | region GB 60.3 -1.3
Isle of Skye | sure | region GB 57.3 -6.2
Alba | either | nation GB 56.5 -4
UK | sure | country GB 53 -2
Great Britain | sure | country GB 53 -2
Waterford, Ireland | sure | place IE 52.26 -7.11
Mullingar | sure | place IE 53.53 -7.34
Co. Mayo, Ireland | sure | region IE 53.9 -9.3
Dundalk, Co Louth | sure | place IE 54.0 -6.42
Bordeaux France | sure | place FR 44.84 -0.58
Grenoble | sure | place FR 45.17 5.72
Belleville, Paris | sure | place FR 48.87 2.38
Nouvelle-Aquitaine | sure | region FR 45.2 0.2
Antwerpen | sure | place BE 51.22 4.4
Flanders | sure | region BE 51.0 4.2
Groningen - NL | sure | place NL 53.22 6.57
's-Hertogenbosch | sure | place NL 51.69 5.3
Haarlem, Netherlands | sure | place NL 52.38 4.64
Nürnberg | sure | place DE 49.45 11.08
Heidelberg, Deutschland | sure | place DE 49.41 8.69
Hannover | sure | place DE 52.37 9.73
Baden-Württemberg | sure | region DE 48.6 9.0
Innsbruck, AT | sure | place AT 47.26 11.39
Luzern | sure | place CH 47.05 8.31
Suisse | sure | country CH 46.8 8.2
Palermo, Italia | sure | place IT 38.12 13.36
Napoli | sure | place IT 40.85 14.27
Veneto | sure | region IT 45.5 11.9
San Sebastián, Spain | sure | place ES 43.31 -1.97
Donostia | sure | place ES 43.31 -1.97
Mallorca | sure | region ES 39.6 3.0
Coimbra | sure | place PT 40.2 -8.4
Faro, Algarve | sure | place PT 37.02 -7.93
Odense DK | sure | place DK 55.4 10.39
Stavanger | sure | place NO 58.97 5.73
Norrköping | sure | place SE 58.59 16.18
Lund, Sweden | sure | place SE 55.7 13.19
Åbo | either | place FI 60.45 22.28
Suomi | sure | country FI 64 26
Łódź | sure | place PL 51.77 19.46
Pécs, Hungary | sure | place HU 46.07 18.23
Iași, Romania | sure | place RO 47.16 27.59
Novi Sad, Serbia | sure | place RS 45.25 19.84
Kharkiv, Ukraine | sure | place UA 49.99 36.23
Heraklion, Crete | sure | place GR 35.33 25.13
Ankara, Turkey | sure | place TR 39.92 32.85
Haifa, Israel | sure | place IL 32.82 34.99
Ramallah | sure | place PS 31.9 35.2
Alexandria, Egypt | sure | place EG 31.2 29.92
Nakuru, Kenya | sure | place KE -0.3 36.07
Kano | sure | place NG 12.0 8.52
Gulu, Uganda 🇺🇬 | sure | place UG 2.77 32.3
Port Elizabeth | sure | place ZA -33.96 25.6
Durban, KZN | sure | place ZA -29.86 31.02
Gaborone | sure | place BW -24.65 25.91
Fes, Morocco | sure | place MA 34.03 -5.0
Pune, Maharashtra | sure | place IN 18.52 73.86
Vellore, India | sure | place IN 12.92 79.13
Islamabad, Pakistan | sure | place PK 33.7 73.1
Yangon | sure | place MM 16.8 96.16
Cebu, Philippines | either | place PH 10.3 123.9
Johor Bahru | sure | place MY 1.49 103.74
Nagoya, Japan | sure | place JP 35.18 136.91
Shenzhen | sure | place CN 22.54 114.06
Gold Coast, QLD | sure | place AU -28.0 153.43
Fremantle WA | sure | place AU -32.05 115.75
Palmerston North | sure | place NZ -40.36 175.61
Kingston, Ontario | sure | place CA 44.23 -76.48
Ottawa, ON | sure | place CA 45.41 -75.7
Vancouver Island | sure | region CA 49.6 -125.5
Rochester, Minnesota | sure | place US 44.02 -92.47
Durham NC | sure | place US 35.99 -78.9
Boulder, CO | sure | place US 40.01 -105.27
Queens, NYC | sure | place US 40.7 -73.8
Long Island, New York | sure | region US 40.8 -73.1
Southern California | sure | region US 34.1 -117
Columbus | either | place US 39.96 -83.0
Columbia | ask
Salem | ask
Lancaster | ask
Kingstown | either | place VC 13.16 -61.23
Cordoba, Argentina | sure | place AR -31.41 -64.18
Curitiba, Paraná | sure | place BR -25.43 -49.27
Cusco, Perú | sure | place PE -13.52 -71.97
Nottinghm | typo | place GB 52.95 -1.15
Stokholm, Sweden | typo | place SE 59.33 18.07
Johanesburg | typo | place ZA -26.2 28.04
on the train | unknown
at my desk | unknown
Gotham City | unknown
retired | unknown
lunch | unknown
"""

D = """
Bradford, UK | sure | place GB 53.79 -1.75
Hove | sure | place GB 50.83 -0.17
Totnes, Devon | sure | place GB 50.43 -3.69
Stockport, Greater Manchester | sure | place GB 53.41 -2.16
Kirkcaldy, Fife | sure | place GB 56.11 -3.17
Dumfries & Galloway | sure | region GB 55.0 -4.0
Bangor, Gwynedd | sure | place GB 53.23 -4.13
Conwy, Cymru | sure | place GB 53.28 -3.83
County Down | sure | region GB 54.4 -5.9
Wirral, Merseyside | either | region GB 53.37 -3.05
Lewisham, SE London | either | place GB 51.46 -0.01
Walthamstow | either | place GB 51.59 -0.02
Letterkenny, Donegal | sure | place IE 54.95 -7.73
Kerry, Ireland | sure | region IE 52.1 -9.6
Toulouse | sure | place FR 43.6 1.44
Rennes, Bretagne | sure | place FR 48.11 -1.68
La Réunion | sure | country RE -21.1 55.5
Namur, Belgique | sure | place BE 50.47 4.87
Maastricht | sure | place NL 50.85 5.69
Zuid-Holland | sure | region NL 52.0 4.5
Dortmund | sure | place DE 51.51 7.47
Mainz, Germany | sure | place DE 50.0 8.27
Linz, Austria | sure | place AT 48.3 14.29
St. Gallen, Switzerland | sure | place CH 47.42 9.37
Genova, Italy | sure | place IT 44.41 8.93
Galicia, Spain | sure | region ES 42.8 -8
Vigo | sure | place ES 42.23 -8.71
Guimarães, Portugal | sure | place PT 41.44 -8.3
Ålesund, Norway | sure | place NO 62.47 6.15
Västerås | sure | place SE 59.61 16.55
Jyväskylä, Finland | sure | place FI 62.24 25.72
Tartu | sure | place EE 58.38 26.73
Gdańsk, Polska | sure | place PL 54.35 18.65
Olomouc, CZ | sure | place CZ 49.6 17.25
Košice | sure | place SK 48.71 21.26
Maribor, Slovenia | sure | place SI 46.55 15.65
Mostar, Bosnia | sure | place BA 43.34 17.81
Podgorica | sure | place ME 42.44 19.26
Kosovo | sure | country XK 42.6 20.9
Rhodes, Greece | sure | region GR 36.2 28.0
Antalya | sure | place TR 36.9 30.69
Baku, Azerbaijan | sure | place AZ 40.38 49.89
Cochin, Kerala | sure | place IN 9.94 76.26
Goa | sure | region IN 15.4 74.0
Faisalabad, Pakistan | sure | place PK 31.42 73.08
Pokhara, Nepal | sure | place NP 28.27 83.97
Phuket, Thailand | sure | region TH 7.9 98.35
Bandung | sure | place ID -6.92 107.61
Sarawak, Malaysia | sure | region MY 2.5 113
Daegu, Korea | either | place KR 35.87 128.59
Wollongong | sure | place AU -34.43 150.89
Launceston, Tasmania | sure | place AU -41.44 147.14
Otago, NZ | sure | region NZ -45.5 170
Rotorua | sure | place NZ -38.14 176.25
London ON | sure | place CA 42.98 -81.23
Québec | either | region CA 52 -72
Nova Scotia, Canada | sure | region CA 45 -63
San Antonio TX | sure | place US 29.42 -98.49
Madison, WI | sure | place US 43.07 -89.4
Bronx, New York | sure | place US 40.85 -73.87
Oregon | sure | region US 44 -120.5
Monterrey | sure | place MX 25.67 -100.31
Belo Horizonte - Brazil | sure | place BR -19.92 -43.94
Cartagena, Colombia | sure | place CO 10.4 -75.51
Cartagena | ask
Georgetown, Guyana | sure | place GY 6.8 -58.16
Kumasi, Ghana | sure | place GH 6.69 -1.62
Enugu | sure | place NG 6.44 7.5
Lilongwe | sure | place MW -13.97 33.79
Soweto | sure | place ZA -26.27 27.86
Zanzibar | sure | region TZ -6.1 39.3
Dakar 🇸🇳 | sure | place SN 14.69 -17.44
Windsor | ask
Burlington | ask
Durham | ask
Bristl, UK | typo | place GB 51.45 -2.59
Barcelonna | typo | place ES 41.39 2.16
the hospital | unknown
not telling | unknown
on holiday | unknown
"""

E = """
Blackpool, Lancs | sure | place GB 53.82 -3.05
Reading, Berkshire | sure | place GB 51.46 -0.97
Reading UK | sure | place GB 51.46 -0.97
Stroud, Gloucestershire | sure | place GB 51.75 -2.22
Harrogate | either | place GB 53.99 -1.54
Peckham | either | place GB 51.47 -0.07
Hertfordshire | sure | region GB 51.8 -0.2
Lincolnshire, England | sure | region GB 53.1 -0.2
Pembrokeshire | sure | region GB 51.85 -4.9
Argyll and Bute | sure | region GB 56.1 -5.4
Isle of Lewis | either | region GB 58.2 -6.6
Leitrim | either | region IE 54.1 -8.0
Maynooth, Co Kildare | sure | place IE 53.38 -6.59
Tours, France | sure | place FR 47.39 0.69
Occitanie | sure | region FR 43.7 2.1
Bruges | sure | place BE 51.21 3.22
Enschede | sure | place NL 52.22 6.9
Bremen, Germany | sure | place DE 53.08 8.81
Hesse | sure | region DE 50.6 9.0
Bern | sure | place CH 46.95 7.45
Bolzano, South Tyrol | either | place IT 46.5 11.35
Cagliari, Sardinia | sure | place IT 39.23 9.12
Murcia, Spain | either | place ES 37.99 -1.13
Canary Islands | sure | region ES 28.3 -15.8
Funchal | sure | place PT 32.65 -16.91
Roskilde, Danmark | sure | place DK 55.64 12.08
Örebro | sure | place SE 59.27 15.21
Szczecin | sure | place PL 53.43 14.55
Slovenia | sure | country SI 46.1 14.8
Dubrovnik | sure | place HR 42.65 18.1
Limassol, Cyprus | sure | place CY 34.68 33.04
Erbil, Iraq | sure | place IQ 36.19 44.01
Sharjah, UAE | sure | place AE 25.34 55.41
Kolkata, West Bengal | sure | place IN 22.57 88.36
Jaipur | sure | place IN 26.91 75.79
Sylhet, Bangladesh | sure | place BD 24.9 91.87
Phnom Penh, Cambodia | sure | place KH 11.56 104.92
Denpasar, Bali | sure | place ID -8.65 115.22
Incheon, South Korea | sure | place KR 37.46 126.71
Chengdu, China | sure | place CN 30.67 104.07
Ballarat, Victoria | sure | place AU -37.56 143.85
ACT, Australia | sure | region AU -35.3 149.1
Whangarei | sure | place NZ -35.73 174.32
Papeete, Tahiti | either | place PF -17.54 -149.57
Guelph, ON | sure | place CA 43.55 -80.25
Newfoundland | sure | region CA 49 -56
Sacramento | sure | place US 38.58 -121.49
Ithaca, NY | sure | place US 42.44 -76.5
St Paul, Minnesota | sure | place US 44.95 -93.09
Washington, USA | ask
New York | ask
Concord | ask
Dover | ask
Puebla, México | either | place MX 19.04 -98.2
Panama City, Panama | sure | place PA 8.99 -79.52
Haiti | sure | country HT 19 -72.4
Kingston upon Thames | sure | place GB 51.41 -0.3
Maseru, Lesotho | sure | place LS -29.32 27.48
Bulawayo | sure | place ZW -20.15 28.58
Kinshasa, DRC | sure | place CD -4.33 15.31
Tunis, Tunisia | sure | place TN 36.82 10.17
Edinbrugh | typo | place GB 55.95 -3.19
Dubln, Ireland | typo | place IE 53.33 -6.25
my sofa | unknown
at the hospice | unknown
prefer not to say | unknown
"""
