package io.meridiem.demo;

import java.text.Normalizer;
import java.util.List;

/** What companies and people are called. All of them are made up. */
final class Names {
    private static final List<String> FIRST_WORDS =
            words("Brandt, Halvorsen, Meridian, Castell, Novak, Lindqvist, Aurora, Keller, Fontaine, Bergmann, "
                    + "Silva, Polar, Harbour, Van Dalen, Rossi, Sterling, Kowalski, Alpen, Delta, Marchetti, "
                    + "Granite, Holm, Ferrer, Oakfield, Petersen, Cobalt, Duarte, Ashdown, Wagner, Lumen, Moreau, "
                    + "Tasman, Eklund, Verde, Hartmann, Solberg, Quarry, Benedek, Costa, Whitmore, Zander, "
                    + "Nordlicht, Pereira, Hollis, Jansen, Cascade, Virtanen, Orion, Baumann, Lefevre, Tidewater, "
                    + "Kaya, Morrow, Steiner, Albion, Rhone, Sandoval, Fairway, Krause, Lagoon, Mistral, Thorne, "
                    + "Ivanov, Beacon, Dubois, Ridgeway, Salzach, Tern Bay, Urban, Weston, Amber, Calder, Drexler, "
                    + "Elbe, Garnet, Hyland, Juniper, Kestrel, Marlow, Norwood");
    private static final List<String> SECOND_WORDS =
            words("Logistics, Foods, Pharma, Energy, Textiles, Motors, Retail, Packaging, Hospitals, "
                    + "Insurance, Steel, Shipping, Interiors, Chemicals, Media, Optics, Dairy, Airways, Timber, "
                    + "Hotels, Instruments, Paper, Robotics, Bakeries, Cement, Leisure, Machinery, Networks, "
                    + "Breweries, Ceramics, Farming, Housing, Laboratories, Mining, Outfitters, Printing, Rail, "
                    + "Software, Toys, Utilities, Wholesale, Watches, Electronics, Furniture, Glass, Marine, "
                    + "Plastics, Publishing, Security, Services, Solar, Sports, Tools, Trading, Transport, Water, "
                    + "Coffee, Cosmetics, Diagnostics, Elevators, Facades, Gardens, Heating, Lighting, Nutrition, "
                    + "Parking, Seeds, Tyres, Vision");
    private static final List<String> FORMS =
            List.of("AG", "GmbH", "Ltd", "SA", "BV", "Group", "AB", "SpA", "A/S", "Inc");
    /** Each has broken somebody's import. */
    private static final List<String> ODD = List.of(
            "Østfold Kraft",
            "Keller, Frei & Söhne AG",
            "\"Blauwe Haven\" Groep",
            "Café Émile Frères",
            "東海精機株式会社",
            "O'Shaughnessy & Daughters",
            "Verwaltungsgesellschaft für die Vereinigten Süddeutschen Papier-, Karton- und Verpackungswerke"
                    + " vormals Gebrüder Achleitner mbH & Co. KGaA",
            "Żywiec Zdrój Łódź sp. z o.o.");

    private static final List<String> GIVEN =
            words("Anna, Marek, Chloé, Jonas, Sofía, Liam, Ingrid, Matteo, Aylin, Tom, Zoë, Pavel, Maja, Hugo, "
                    + "Élodie, Björn, Nadia, Oscar, Lucía, Emil, Hanna, Felix, Giulia, Karim, Laura, Mikkel, "
                    + "Priya, Samuel, Teresa, Viktor, Yuki, David, Eva, Peter, Ruth, Stefan");
    private static final List<String> FAMILY =
            words("Müller, Novák, Dubois, Svensson, García, O'Connor, Hansen, Bianchi, Yılmaz, Taylor, "
                    + "de Vries, Horváth, Kowalczyk, Martin, Lefèvre, Lindström, Haddad, Berg, Fernández, Krüger, "
                    + "Meier, Rossi, Nowak, Jensen, Patel, Schmid, Costa, Petrov, Tanaka, Clark, Weiss, Janssens, "
                    + "Moser, Virtanen, Brunner, Laurent, Andersen, Fischer, Silva, Wood, Keller");

    private Names() {}

    private static List<String> words(String list) {
        return List.of(list.split(", ", -1));
    }

    /** How many odd names there are. */
    static int odd() {
        return ODD.size();
    }

    static String odd(int number) {
        return ODD.get(number);
    }

    /** A company's name; no two numbers below some thousands share one. */
    static String company(long seed, long number) {
        long words = (long) FIRST_WORDS.size() * SECOND_WORDS.size();
        long mixed = Math.floorMod(number * 3_089 + seed * 1_361, words);
        long round = number / words;
        String name = FIRST_WORDS.get((int) (mixed % FIRST_WORDS.size())) + " "
                + SECOND_WORDS.get((int) (mixed / FIRST_WORDS.size())) + " "
                + FORMS.get((int) ((mixed / 7 + mixed) % FORMS.size()));
        return round == 0 ? name : name + " " + (round + 1);
    }

    static String person(Dice dice) {
        return dice.pick(GIVEN) + " " + dice.pick(FAMILY);
    }

    /** The internet name of an account. */
    static String domain(Account account) {
        String plain = plain(account.name);
        String first = plain.length() > 30 ? plain.substring(0, 30) : plain;
        boolean alone = account.key < 5_520 && first.equals(plain);
        return (first.isEmpty() ? "tokaiseiki" : first) + (alone ? "" : Long.toString(account.key)) + ".example";
    }

    static String email(String person, int number, String domain) {
        int space = person.indexOf(' ');
        return plain(person.substring(0, space)) + "." + plain(person.substring(space)) + (number == 0 ? "" : number)
                + "@" + domain;
    }

    /** Letters without their accents, in lower case; nothing else. */
    private static String plain(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < apart.length(); i++) {
            char letter = apart.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                plain.append((char) (letter + 32));
            } else if (letter >= 'a' && letter <= 'z') {
                plain.append(letter);
            } else {
                plain.append(
                        switch (letter) {
                            case 'ø', 'Ø' -> "o";
                            case 'ł', 'Ł' -> "l";
                            case 'ß' -> "ss";
                            case 'ı' -> "i";
                            default -> "";
                        });
            }
        }
        return plain.toString();
    }
}
