"""Chat lines as strangers write them: the sender as the export shows them, what they wrote, and the place.

``-`` proposes nothing; with a question mark, being asked, or nothing, is right too.
"""

LINES = """
DUNSTAN, Karen (DONCASTER ROYAL HOSPITALS NHS TRUST) | hello from Doncaster | Doncaster,GB
Priya Raman - Leeds Teaching Hospitals | Hi everyone, Priya from Leeds | Leeds,GB
Tom Ashby (Sheffield Care) | Morning all from a wet Sheffield! | Sheffield,GB
Marta Oliveira | Olá de Lisboa | Lisbon,PT
João P | Bom dia, aqui do Porto, Portugal | Porto,PT
Ingrid | Hei fra Bergen | Bergen,NO
Lena Sundqvist | Hej från Göteborg | Gothenburg,SE
Klaus | Guten Tag aus Köln | Cologne,DE
Anneke de Boer | Groetjes uit Utrecht | Utrecht,NL
Giulia | Ciao da Firenze | Florence,IT
Claire | Bonjour de Lyon | Lyon,FR
Pilar | Hola desde Sevilla | Seville,ES
Søren K | Hilsen fra Aarhus | Aarhus,DK
Aino | Terveisiä Helsingistä | ?Helsinki,FI
Megan Rhys | Bore da o Gaerdydd | ?Cardiff,GB
Ollie | Dialling in from Toronto, Canada | Toronto,CA
Rachel (she/her) | Joining from Brooklyn, NY today | Brooklyn,US
Sipho | Greetings from Cape Town 🇿🇦 | Cape Town,ZA
Wanjiru | Jambo from Nairobi! | Nairobi,KE
Arjun | Namaste from Bengaluru, India 🙏 | ,IN
Kiri | Kia ora from Wellington, Aotearoa | Wellington,NZ
Bruce | G'day from Melbourne | Melbourne,AU
Siobhan | Hi all, Siobhan here in Galway, Ireland | Galway,IE
Fatima | Salaam from Karachi | Karachi,PK
Yuki | Good evening from Tokyo everyone | Tokyo,JP
Dan | Good morning from Devon | Devon,GB
Dan Hull | Hi from Hull | ?,GB
Lucy | Hello! Lucy, GP in Bristol | Bristol,GB
Ben - iPad | Hi, I'm Ben, a nurse from Newcastle upon Tyne | Newcastle upon Tyne,GB
Sara | Hello I'm based in Copenhagen, Denmark | Copenhagen,DK
Helen | Hello from the Isle of Wight | Isle of Wight,GB
Nia | Hello from sunny Swansea ☀️ | Swansea,GB
Colm | Hello from Northern Ireland! | Northern Ireland,GB
Luis | Saludos desde Ciudad de México | Mexico City,MX
Camila | Saludos desde Bogotá, Colombia 🇨🇴 | Bogotá,CO
Kate | Leeds, UK | Leeds,GB
Erik | Watching from Stockholm, Sweden | Stockholm,SE
Adaeze | Good afternoon from Lagos, Nigeria | Lagos,NG
Ewa | Dzień dobry, pozdrowienia z Krakowa | ?Kraków,PL
Maria | Hi there from Puerto Rico 🇵🇷 | Puerto Rico,PR
Fiona | Hiya, Fiona calling in from Inverness | Inverness,GB
George (Camden ICB) | Hello from Camden, London | Camden,GB
Rob | Hi all from very cold Edinburgh | Edinburgh,GB
Jo | hello everyone, jo in manchester | Manchester,GB
Amira | Hello from Amman in Jordan | Amman,JO
Dan Foster | Hi from Dan | -
Leeds, Sarah | Hi from Sarah | -
Paris Whitlock | Hi everyone, Paris here | -
Sydney Marsh (Boston Med) | Hello from Sydney | -
Anna | Thanks Florence, that was lovely | -
Ian | I agree with Chester | -
Ian | I used to work in Leeds years ago | -
Moira | hello all | -
Moira | Good morning everyone | -
Beth | Hi from the whole team | -
Beth | Hello from Ward 7 | -
Una | Greetings from all of us at St Mary's Hospital | -
Una | The quote from London last month was striking | -
Una | Has anyone read the paper from Toronto? | -
Jack | See you on Monday | -
Jack | I come from a nursing background | -
Jack | from my point of view that's right | -
Val | Lovely to hear from you all | -
Val | We heard from Bristol City Council yesterday | -
Val | Hello from my kitchen | -
Val | bye from me | -
Kit | Reading that book made me cry | -
Kit | Nice one! | -
Kit | Hope is what matters | -
Kit | My daughter lives in Melbourne | -
Kit | I love the idea from Buurtzorg | -
Raj | What works in Sweden may not work here | -
Raj | Great point from Georgia | -
Raj | Hi Victoria | -
Raj | Hello from me too | -
Raj | joining from my phone | -
Raj | Speaking from experience | -
Zoe | Moving from Paris to Berlin was hard | -
Zoe | Happy Friday from me | -
Zoe | http://example.org/london | -
Amy | Hello from Cardiff, everyone! | Cardiff,GB
SMITH, Ann (NHS GREATER GLASGOW AND CLYDE) | Hi from Glasgow | Glasgow,GB
Tim (Bristol) | morning all from bristol | Bristol,GB
Oona | Hyvää huomenta Tampereelta | ?Tampere,FI
Juan | Buenas tardes desde Montevideo, Uruguay | Montevideo,UY
Petra | Zdravím z Brna | ?Brno,CZ
Hugo | Bonjour à tous depuis Bruxelles | Brussels,BE
Wolfgang | Grüße aus Wien | Vienna,AT
Dewi | Selamat pagi dari Jakarta | Jakarta,ID
Lin | Hi everyone - Lin from Singapore | Singapore,SG
Ola | Hi, I work as a nurse in Oslo | ?Oslo,NO
Liam | Joining you from Cork, Ireland 🇮🇪 | Cork,IE
Nora | hello! zooming in from Portland, Maine | Portland,US
Vik | Hi all, based in Leicester | Leicester,GB
Mary | Hello from the Scottish Highlands | Highland,GB
Ed | Hello from Hebden Bridge, West Yorkshire | Hebden Bridge,GB
Ed | I'm from a family of nurses | -
Ed | Hi all, greetings from a very tired nurse | -
Ed | hello from the other side | -
Ed | Thanks for sharing from Chester | -
Ed | Hi Ed here, working in palliative care | -
Ed | Hello from Sunny and the team | -
Ed | that quote from Derby was great | -
Ed | I am from the old school | -
Ed | Hi everyone, here is a link from Harvard | -
Ed | Greetings from Team Paris | -
"""
