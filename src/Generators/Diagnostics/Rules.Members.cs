using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Diagnostics;

/// <content>The diagnostics for the members of event types.</content>
internal static partial class Rules
{
    private const string Members = "TypedStreaming.Members";

    public static readonly DiagnosticDescriptor UnsupportedMember = Error(
        "TSE0009",
        Members,
        "Values of the member's type cannot be read",
        "'{0}' of type '{1}' cannot be read from an event: {2}");

    public static readonly DiagnosticDescriptor SameWireName = Error(
        "TSE0010",
        Members,
        "Two members have the same JSON name",
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
        "The member may be missing from a PushTopic event",
        "'{0}' may be missing: the event of a deleted record contains only 'Id', and fields that a user does not have permission to read are omitted; {1}");

    public static readonly DiagnosticDescriptor LoneText = Rule(
        "TSE0014",
        Members,
        "The payload is read as JSON",
        "The payload of '{0}' is read as JSON with a member '{1}'; if plain text is sent, set Payload = PayloadFormat.Text",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor MayBeUnchanged = Warning(
        "TSE0016",
        Members,
        "The member may be missing from a change event",
        "'{0}' is absent from the event {1}; {2}; change its type to {3}");

    public static readonly DiagnosticDescriptor WrongExtensionData = Error(
        "TSE0017",
        Members,
        "The extension data member cannot be filled",
        "'{0}' cannot receive unknown members: {1}");

    public static readonly DiagnosticDescriptor NoPicklist = Error(
        "TSE0018",
        Members,
        "A multi-select picklist needs a list type",
        "'{0}' of type '{1}' cannot hold the values of a multi-select picklist; use a list of strings or of enum values");

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
        "[{1}] on '{0}' has no effect on events: {2}; remove the attribute, or add a [JsonContext] to the member that needs it");

    public static readonly DiagnosticDescriptor NoCustomField = Warning(
        "TSE0035",
        Members,
        "The platform event has no field with the member's name",
        "'{0}' is read from '{1}', but the field names of a custom platform event end in '__c'; specify the name of the field in [JsonPropertyName]");

    public static readonly DiagnosticDescriptor FieldNotFilled = Warning(
        "TSE0052",
        Members,
        "A public field is not filled",
        "'{0}' is never filled, because it is a field; make it a property with {{ get; init; }}, or add [JsonInclude]");
}
