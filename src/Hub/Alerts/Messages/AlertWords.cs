namespace QueueMonitor.Hub.Alerts.Messages;

/// <summary>
/// What messages say, in a language: whole sentences, for one and for several. In all of them {0} is the count; what else stands in one its
/// comment says. The words of walls and pages stand with them (src/Wallboard/i18n).
/// </summary>
internal sealed record AlertWords
{
    public required string And { get; init; }

    /// <summary>{0} the title of what is over.</summary>
    public required string Over { get; init; }

    /// <summary>{1} queues.</summary>
    public required (string One, string Many) Understaffed { get; init; }

    /// <summary>{1} queues, {2} time.</summary>
    public required (string One, string Many) WillBeShort { get; init; }

    /// <summary>{1} queues; so in the next five.</summary>
    public required (string One, string Many) HandleTime { get; init; }

    public required (string One, string Many) Arrivals { get; init; }

    public required (string One, string Many) Abandonment { get; init; }

    public required (string One, string Many) AgentsGone { get; init; }

    public required (string One, string Many) Deadline { get; init; }

    public required (string One, string Many) CallBacks { get; init; }

    public required (string One, string Many) Promises { get; init; }

    /// <summary>No queue.</summary>
    public required (string One, string Many) PromisesOfNoQueue { get; init; }

    public required (string One, string Many) Spare { get; init; }

    /// <summary>{1} the source.</summary>
    public required (string One, string Many) SourceSilent { get; init; }

    /// <summary>{1} time.</summary>
    public required (string One, string Many) WaitsLongest { get; init; }

    /// <summary>An hour.</summary>
    public required (string One, string Many) HangUps { get; init; }

    /// <summary>{1} from, {2} to.</summary>
    public required (string One, string Many) Move { get; init; }

    /// <summary>{0} the giving queue, {1} its percent afterwards, {2} its goal.</summary>
    public required string Donor { get; init; }

    /// <summary>{1} queue; so in the next two.</summary>
    public required (string One, string Many) BackFromPause { get; init; }

    public required (string One, string Many) AddAgents { get; init; }

    public required (string One, string Many) MoveBreaks { get; init; }

    /// <summary>{1} by whom, {2} from, {3} to, {4} time.</summary>
    public required (string One, string Many) Moved { get; init; }

    private static readonly AlertWords English = new()
    {
        And = " and ", Over = "Over: {0}",
        Understaffed = ("{1} needs 1 more agent", "{1} needs {0} more agents"),
        WillBeShort = ("{1} will be 1 agent short from {2}", "{1} will be {0} agents short from {2}"),
        HandleTime = Same("Contacts in {1} take longer than usual"), Arrivals = Same("More contacts than expected come to {1}"),
        Abandonment = Same("People in {1} hang up sooner than usual"), AgentsGone = Same("Agents have left {1}"),
        CallBacks = (
            "1 customer who gave up in {1} waits for a call, and nobody has taken it",
            "{0} customers who gave up in {1} wait for a call, and nobody has taken them"),
        PromisesOfNoQueue = (
            "1 promise to a customer whose contact is in no queue is broken or about to be",
            "{0} promises to customers whose contacts are in no queue are broken or about to be"),
        Promises = ("1 promise to a customer in {1} is broken or about to be", "{0} promises to customers in {1} are broken or about to be"),
        Deadline = ("1 contact in {1} will miss its deadline", "{0} contacts in {1} will miss their deadline"),
        Spare = ("{1} can spare 1 agent", "{1} can spare {0} agents"), SourceSilent = Same("{1} has fallen silent"),
        WaitsLongest = ("The customer has waited since {1}.", "Who waits longest has waited since {1}."),
        HangUps = ("As it is, about 1 customer an hour hangs up.", "As it is, about {0} customers an hour hang up."),
        Move = ("Move 1 agent from {1} to {2}.", "Move {0} agents from {1} to {2}."), Donor = "{0} then reaches {1} %, and its goal is {2} %.",
        BackFromPause = ("Ask 1 agent of {1} back from pause.", "Ask {0} agents of {1} back from pause."),
        AddAgents = ("{1} needs 1 agent from elsewhere.", "{1} needs {0} agents from elsewhere."), MoveBreaks = Same("Move breaks in {1}."),
        Moved = ("{1} moves 1 agent from {2} to {3} until {4}", "{1} moves {0} agents from {2} to {3} until {4}"),
    };

    private static readonly AlertWords Norwegian = new()
    {
        And = " og ", Over = "Over: {0}",
        Understaffed = ("{1} trenger 1 agent til", "{1} trenger {0} agenter til"),
        WillBeShort = ("{1} vil mangle 1 agent fra {2}", "{1} vil mangle {0} agenter fra {2}"),
        HandleTime = Same("Henvendelser i {1} tar lengre tid enn vanlig"), Arrivals = Same("Det kommer flere henvendelser enn ventet til {1}"),
        Abandonment = Same("Kunder i {1} legger på tidligere enn vanlig"), AgentsGone = Same("Agenter har forlatt {1}"),
        CallBacks = (
            "1 kunde som ga opp i {1}, venter på å bli ringt opp, og ingen har tatt saken",
            "{0} kunder som ga opp i {1}, venter på å bli ringt opp, og ingen har tatt dem"),
        PromisesOfNoQueue = (
            "1 løfte til en kunde hvis henvendelse ikke er i noen kø, er brutt eller i ferd med å bli det",
            "{0} løfter til kunder hvis henvendelser ikke er i noen kø, er brutt eller i ferd med å bli det"),
        Promises = ("1 løfte til en kunde i {1} er brutt eller i ferd med å bli det", "{0} løfter til kunder i {1} er brutt eller i ferd med å bli det"),
        Deadline = ("1 henvendelse i {1} vil bryte fristen", "{0} henvendelser i {1} vil bryte fristen"),
        Spare = ("{1} kan avse 1 agent", "{1} kan avse {0} agenter"), SourceSilent = Same("{1} er blitt stille"),
        WaitsLongest = ("Kunden har ventet siden {1}.", "Den som har ventet lengst, har ventet siden {1}."),
        HangUps = ("Slik det er nå, legger omtrent 1 kunde i timen på.", "Slik det er nå, legger omtrent {0} kunder i timen på."),
        Move = ("Flytt 1 agent fra {1} til {2}.", "Flytt {0} agenter fra {1} til {2}."), Donor = "{0} når da {1} %, og målet er {2} %.",
        BackFromPause = ("Be 1 agent i {1} tilbake fra pause.", "Be {0} agenter i {1} tilbake fra pause."),
        AddAgents = ("{1} trenger 1 agent fra et annet sted.", "{1} trenger {0} agenter fra et annet sted."), MoveBreaks = Same("Flytt pauser i {1}."),
        Moved = ("{1} flytter 1 agent fra {2} til {3} til kl. {4}", "{1} flytter {0} agenter fra {2} til {3} til kl. {4}"),
    };

    private static readonly AlertWords Swedish = new()
    {
        And = " och ", Over = "Över: {0}",
        Understaffed = ("{1} behöver 1 agent till", "{1} behöver {0} agenter till"),
        WillBeShort = ("{1} kommer att sakna 1 agent från {2}", "{1} kommer att sakna {0} agenter från {2}"),
        HandleTime = Same("Ärenden i {1} tar längre tid än vanligt"), Arrivals = Same("Fler ärenden än väntat kommer till {1}"),
        Abandonment = Same("Kunder i {1} lägger på tidigare än vanligt"), AgentsGone = Same("Agenter har lämnat {1}"),
        CallBacks = (
            "1 kund som gav upp i {1} väntar på att bli uppringd, och ingen har tagit ärendet",
            "{0} kunder som gav upp i {1} väntar på att bli uppringda, och ingen har tagit dem"),
        PromisesOfNoQueue = (
            "1 löfte till en kund vars ärende inte är i någon kö är brutet eller på väg att brytas",
            "{0} löften till kunder vars ärenden inte är i någon kö är brutna eller på väg att brytas"),
        Promises = ("1 löfte till en kund i {1} är brutet eller på väg att brytas", "{0} löften till kunder i {1} är brutna eller på väg att brytas"),
        Deadline = ("1 ärende i {1} kommer att missa sin frist", "{0} ärenden i {1} kommer att missa sin frist"),
        Spare = ("{1} kan avvara 1 agent", "{1} kan avvara {0} agenter"), SourceSilent = Same("{1} har tystnat"),
        WaitsLongest = ("Kunden har väntat sedan {1}.", "Den som har väntat längst har väntat sedan {1}."),
        HangUps = ("Som det är nu lägger ungefär 1 kund i timmen på.", "Som det är nu lägger ungefär {0} kunder i timmen på."),
        Move = ("Flytta 1 agent från {1} till {2}.", "Flytta {0} agenter från {1} till {2}."), Donor = "{0} når då {1} %, och målet är {2} %.",
        BackFromPause = ("Be 1 agent i {1} komma tillbaka från paus.", "Be {0} agenter i {1} komma tillbaka från paus."),
        AddAgents = ("{1} behöver 1 agent från annat håll.", "{1} behöver {0} agenter från annat håll."), MoveBreaks = Same("Flytta raster i {1}."),
        Moved = ("{1} flyttar 1 agent från {2} till {3} till kl. {4}", "{1} flyttar {0} agenter från {2} till {3} till kl. {4}"),
    };

    private static readonly AlertWords Danish = new()
    {
        And = " og ", Over = "Ovre: {0}",
        Understaffed = ("{1} mangler 1 agent", "{1} mangler {0} agenter"),
        WillBeShort = ("{1} kommer til at mangle 1 agent fra kl. {2}", "{1} kommer til at mangle {0} agenter fra kl. {2}"),
        HandleTime = Same("Henvendelser i {1} tager længere tid end normalt"), Arrivals = Same("Der kommer flere henvendelser end ventet til {1}"),
        Abandonment = Same("Kunder i {1} lægger på tidligere end normalt"), AgentsGone = Same("Agenter har forladt {1}"),
        CallBacks = (
            "1 kunde, som gav op i {1}, venter på at blive ringet op, og ingen har taget sagen",
            "{0} kunder, som gav op i {1}, venter på at blive ringet op, og ingen har taget dem"),
        PromisesOfNoQueue = (
            "1 løfte til en kunde, hvis henvendelse ikke er i nogen kø, er brudt eller ved at blive det",
            "{0} løfter til kunder, hvis henvendelser ikke er i nogen kø, er brudt eller ved at blive det"),
        Promises = ("1 løfte til en kunde i {1} er brudt eller ved at blive det", "{0} løfter til kunder i {1} er brudt eller ved at blive det"),
        Deadline = ("1 henvendelse i {1} når ikke sin frist", "{0} henvendelser i {1} når ikke deres frist"),
        Spare = ("{1} kan undvære 1 agent", "{1} kan undvære {0} agenter"), SourceSilent = Same("{1} er blevet stille"),
        WaitsLongest = ("Kunden har ventet siden {1}.", "Den, der har ventet længst, har ventet siden {1}."),
        HangUps = ("Som det er nu, lægger cirka 1 kunde i timen på.", "Som det er nu, lægger cirka {0} kunder i timen på."),
        Move = ("Flyt 1 agent fra {1} til {2}.", "Flyt {0} agenter fra {1} til {2}."), Donor = "{0} når så {1} %, og målet er {2} %.",
        BackFromPause = ("Bed 1 agent i {1} komme tilbage fra pause.", "Bed {0} agenter i {1} komme tilbage fra pause."),
        AddAgents = ("{1} har brug for 1 agent andetstedsfra.", "{1} har brug for {0} agenter andetstedsfra."), MoveBreaks = Same("Flyt pauser i {1}."),
        Moved = ("{1} flytter 1 agent fra {2} til {3} til kl. {4}", "{1} flytter {0} agenter fra {2} til {3} til kl. {4}"),
    };

    /// <param name="language">A tag of BCP 47; what we have no words for is English.</param>
    public static AlertWords Of(string language) => language.Split('-')[0].ToLowerInvariant() switch
    {
        "nb" or "no" or "nn" => Norwegian,
        "sv" => Swedish,
        "da" => Danish,
        _ => English,
    };

    private static (string One, string Many) Same(string text) => (text, text);
}
