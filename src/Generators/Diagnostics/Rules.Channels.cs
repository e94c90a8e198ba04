using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Diagnostics;

/// <content>The diagnostics for channels in the attributes of event types, and in options.</content>
internal static partial class Rules
{
    private const string Channels = "TypedStreaming.Channels";

    public static readonly DiagnosticDescriptor ChannelMissing = Error(
        "TSE0001", Channels, "The channel is missing", "'{0}' needs a channel, but the channel is null or empty");

    public static readonly DiagnosticDescriptor WrongPrefix = Error(
        "TSE0002",
        Channels,
        "The channel does not match the attribute",
        "The channel '{0}' does not start with '{1}', which [{2}] requires{3}");

    public static readonly DiagnosticDescriptor ChannelMalformed = Error(
        "TSE0003", Channels, "The channel is malformed", "The channel '{0}' is not valid: {1}");

    public static readonly DiagnosticDescriptor ChannelUndocumented = Warning(
        "TSE0004",
        Channels,
        "The channel contains an unusual character",
        "The channel '{0}' contains '{1}'; only letters, digits and '_' are known to work");

    public static readonly DiagnosticDescriptor ChannelTooLong = Error(
        "TSE0005", Channels, "The channel is too long", "The {0} has {1} characters; Salesforce allows at most {2}");

    public static readonly DiagnosticDescriptor MisspeltPrefix = Warning(
        "TSE0022",
        Channels,
        "The channel's prefix seems to be misspelled",
        "Salesforce has no channel '{0}'; did you mean '{1}'? If the application connects to another CometD server that has this channel, suppress this rule");

    public static readonly DiagnosticDescriptor NoEventSuffix = Warning(
        "TSE0036",
        Channels,
        "The name of the platform event has no suffix",
        "The channel '{0}' is not the channel of a custom event or a standard event; did you mean '{1}'?");
}
