"""Hand-written tables for names of people: what packages hold as a name and a text hardly ever means so."""

# Heads of names of places ("Saint-Denis", "San José"), titles, words of foreign names of all kinds.
NOT_GIVEN = set("""
Abbé Al Baby Barça Beau Belle Ben Bey Big Bon Château Conte Das Dea Del Della Der Die Dom Don Dos El Fort Fra
Grand Haut Hotel Khan Las Long Los Lord Lady Mac Mac Madame Mah Monsieur Mont Nord North Notre Nova Old One Ouest
Pacha Pie Pont Port Prince Princess Queen Rio Roi Royal Royale Saint Sainte San Santa Santo Sao São Sir Star Sud
The Ter Val Van Villa Ville Von West World
""".split())
NOT_FAMILY = set("""
Abbé Affaire Aéroport Banque Bourse Bureau Cap Centre Chambre Commune Conseil Cour Dieu Duc Défense Europe Europa
Fédération Général Grand Groupe Homme Hôtel Justice Lac Madame Mairie Maison Monde Monsieur Mont Ministre Notre Pacha
Pape Parti Pays Place Pont Port Prix Président République Rhin Roi Route Rue Saint Sainte Sire Société Soleil Sultan
Temple Théâtre Trésor Union Université Vierge Ville Villes
Amérique America Africa Afrique Asie Asia Australia Canada Center Church City College Council County Court Day East
Festival Force Fund Games Hall Heart High House Hotel International Island Islands King Kingdom Lake Land Light Love
Mall Market Mountain Museum National News Night North Park Party Peace People Place Power Press Prince Queen Race
River Road Rock School Sea Show Sky South Square Star Stars State States Story Street Studio Sun Team Time Times
Tour Tower Town Trade Travel University Valley View War Water Way West White Wood Woods World
""".split())
