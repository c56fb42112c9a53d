using System.Globalization;
using System.Text;

namespace CtiMiddleware.Boards.Live.Tests.Speech;

/// <summary>What is spoken in the tests: the same words in every run. Prose for the sounds of a language, and numbers for their variety.</summary>
internal static class SpokenTexts
{
    /// <summary>Voice, speed in words a minute, pitch (0–99), prose.</summary>
    public static readonly (string Voice, int Speed, int Pitch, string Prose)[] Speakers =
    [
        ("en-us", 150, 50, English),
        ("en-us+f3", 170, 70, English),
        ("en-gb+m3", 140, 30, English),
        ("de+f2", 150, 60, German),
        ("de+m1", 135, 20, German),
        ("fr-fr+f4", 160, 55, French),
        ("es+m2", 165, 45, Spanish),
        ("it+f1", 155, 80, Italian),
    ];

    private const string English =
        "Welcome to the service line. All of our agents are busy at the moment; please hold the line, and your call will be answered in turn. "
        + "She sells sea shells by the sea shore, while the quick brown fox jumps over the lazy dog. Who would know why you moved the blue moon away? "
        + "For opening hours press one, for orders press two, for the operator press zero or wait. Peter Piper picked a peck of pickled peppers. ";

    private const string German =
        "Guten Tag und willkommen. Im Augenblick sind alle Plätze besetzt; bitte bleiben Sie am Apparat, Sie werden gleich verbunden. "
        + "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. Fischers Fritz fischt frische Fische, und Brautkleid bleibt Brautkleid. "
        + "Für Auskünfte drücken Sie die Eins, für Bestellungen die Zwei, für die Vermittlung die Null. ";

    private const string French =
        "Bonjour et bienvenue. Tous nos conseillers sont occupés; veuillez patienter, nous allons prendre votre appel. "
        + "Portez ce vieux whisky au juge blond qui fume. Les chaussettes de l'archiduchesse sont-elles sèches, archi-sèches? "
        + "Pour les horaires tapez un, pour une commande tapez deux, pour un conseiller tapez zéro. ";

    private const string Spanish =
        "Buenos días y bienvenido. Todos nuestros agentes están ocupados; no cuelgue, por favor, le atenderemos enseguida. "
        + "El veloz murciélago hindú comía feliz cardillo y kiwi, y tres tristes tigres tragaban trigo en un trigal. "
        + "Para conocer el horario pulse uno, para pedidos pulse dos, para hablar con un agente pulse cero. ";

    private const string Italian =
        "Buongiorno e benvenuti. Tutti i nostri operatori sono occupati; rimanete in linea, vi risponderemo al più presto. "
        + "Ma la volpe col suo balzo ha raggiunto il quieto Fido. Trentatré trentini entrarono a Trento, tutti e trentatré trotterellando. "
        + "Per gli orari premete uno, per gli ordini premete due, per un operatore premete zero. ";

    /// <summary>The prose, then numbers from a place on, read out in the voice's language.</summary>
    public static string Of(string prose, int from, int numbers)
    {
        var text = new StringBuilder(prose).Append(prose);
        for (int i = 0; i < numbers; i++)
            text.Append(CultureInfo.InvariantCulture, $"{(from + i) * 7919 % 100_003}. ");
        return text.ToString();
    }
}
