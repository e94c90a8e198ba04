using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Diagnostics;

/// <summary>
/// The diagnostics TSE0001 to TSE0023. For queries see <see cref="QueryRules"/>, for mistakes of new users <see cref="NewcomerRules"/>, for handlers
/// <see cref="HandlerRules"/>, and for the description of the org <see cref="SchemaRules"/>. If Salesforce's documentation confirms that something is
/// wrong, the diagnostic is an error; if the documentation does not mention it, the diagnostic is a warning. Each diagnostic has a page in
/// <c>docs/rules</c>.
/// </summary>
internal static class Rules
{
    private const string Channels = "TypedStreaming.Channels";
    private const string Types = "TypedStreaming.Types";
    private const string Members = "TypedStreaming.Members";
    private const string Usage = "TypedStreaming.Usage";

    public static readonly DiagnosticDescriptor ChannelMissing = Error(
        "TSE0001", Channels, "The channel is missing", "'{0}' needs a channel, but the channel is null or empty");

    public static readonly DiagnosticDescriptor WrongPrefix = Error(
        "TSE0002",
        Channels,
        "The channel does not fit the attribute",
        "The channel '{0}' does not start with '{1}', which [{2}] requires{3}");

    public static readonly DiagnosticDescriptor ChannelMalformed = Error(
        "TSE0003", Channels, "The channel is malformed", "The channel '{0}' is not valid: {1}");

    public static readonly DiagnosticDescriptor ChannelUndocumented = Warning(
        "TSE0004",
        Channels,
        "The channel contains an unusual character",
        "The channel '{0}' contains '{1}'; only letters, digits and '_' are known to work");

    public static readonly DiagnosticDescriptor ChannelTooLong = Error(
        "TSE0005", Channels, "The channel is too long", "The {0} has {1} characters; Salesforce allows {2}");

    public static readonly DiagnosticDescriptor NotPartial = Error(
        "TSE0006", Types, "The type is not partial", "'{0}' must be declared partial, so that the source generator can add code to it that reads '{1}'");

    public static readonly DiagnosticDescriptor TwoKinds = Error(
        "TSE0007",
        Types,
        "The type has two event attributes",
        "'{0}' has both [{1}] and [{2}]; a type can have only one of them");

    public static readonly DiagnosticDescriptor UnsupportedType = Error(
        "TSE0008", Types, "The type cannot be an event", "'{0}' cannot be an event type: it is {1}");

    public static readonly DiagnosticDescriptor UnsupportedMember = Error(
        "TSE0009",
        Members,
        "The member's type cannot be read",
        "'{0}' of type '{1}' cannot be read from an event: {2}");

    public static readonly DiagnosticDescriptor SameWireName = Error(
        "TSE0010",
        Members,
        "Two members have one JSON name",
        "'{0}' and '{1}' would both be read from the JSON member '{2}'");

    public static readonly DiagnosticDescriptor CannotBeFilled = Error(
        "TSE0011", Members, "The member cannot be filled", "'{0}' cannot be filled: {1}");

    public static readonly DiagnosticDescriptor TextPayload = Error(
        "TSE0012",
        Members,
        "A text payload needs one string member",
        "A type with a text payload needs exactly one string member; '{0}' has {1}");

    public static readonly DiagnosticDescriptor MayBeLeftOut = Warning(
        "TSE0013",
        Members,
        "The member may be missing in a PushTopic event",
        "'{0}' may be missing: the event of a deleted record has only 'Id', and fields that a user has no permission to read are omitted; {1}");

    public static readonly DiagnosticDescriptor LoneText = Rule(
        "TSE0014",
        Members,
        "The payload is read as JSON",
        "The payload of '{0}' is read as JSON with a member '{1}'; if plain text is sent, set Payload = PayloadFormat.Text",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor ReadAhead = Warning(
        "TSE0015",
        Usage,
        "Events are acknowledged before the program has processed them",
        "'{0}' {1}, and asking for the next event acknowledges the previous one; process events one by one in an await foreach");

    public static readonly DiagnosticDescriptor MayBeUnchanged = Warning(
        "TSE0016",
        Members,
        "The member may be missing in a change event",
        "'{0}' is absent from the event {1}; {2}; give it the type {3}");

    public static readonly DiagnosticDescriptor WrongExtensionData = Error(
        "TSE0017",
        Members,
        "The extension data cannot be filled",
        "'{0}' cannot receive unknown members: {1}");

    public static readonly DiagnosticDescriptor NoPicklist = Error(
        "TSE0018",
        Members,
        "A multi-select picklist needs a list",
        "'{0}' of type '{1}' cannot hold the values of a multi-select picklist; use a list of string or of an enum");

    public static readonly DiagnosticDescriptor WrongContext = Error(
        "TSE0019",
        Members,
        "The JSON context cannot read the member",
        "'{0}' cannot be read with '{1}': {2}");

    public static readonly DiagnosticDescriptor TwoFallbacks = Error(
        "TSE0020",
        Members,
        "An enum has two fallback constants",
        "'{0}' is already the fallback of '{1}'; remove [UnknownFallback] from '{2}'");

    public static readonly DiagnosticDescriptor IgnoredAttribute = Warning(
        "TSE0021",
        Members,
        "The attribute has no effect on events",
        "[{1}] on '{0}' has no effect on events: {2}; remove it, or add a [JsonContext] to the member that needs it");

    public static readonly DiagnosticDescriptor MisspeltPrefix = Warning(
        "TSE0022",
        Channels,
        "The channel's prefix looks misspelt",
        "Salesforce has no channel '{0}'; did you mean '{1}'? If the program connects to a CometD server that is not Salesforce and has this channel, suppress this rule");

    public static readonly DiagnosticDescriptor OldLanguage = Error(
        "TSE0023",
        Types,
        "The language version is too old",
        "'{0}' needs C# 11 or later; the project is compiled as C# {1}");

    internal static DiagnosticDescriptor Error(string id, string category, string title, string message) =>
        Rule(id, category, title, message, DiagnosticSeverity.Error);

    internal static DiagnosticDescriptor Warning(string id, string category, string title, string message) =>
        Rule(id, category, title, message, DiagnosticSeverity.Warning);

    internal static DiagnosticDescriptor Rule(
        string id, string category, string title, string message, DiagnosticSeverity severity, params string[] tags) =>
        new(
            id,
            title,
            message,
            category,
            severity,
            isEnabledByDefault: true,
            helpLinkUri: $"https://github.com/typedstreaming/typedstreaming/blob/main/docs/rules/{id}.md",
            customTags: tags);
}
