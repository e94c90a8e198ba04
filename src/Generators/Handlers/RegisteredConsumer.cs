using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Handlers;

/// <summary>The channel and the consumer's name of a handler, as far as the code shows them.</summary>
internal static class RegisteredConsumer
{
    private const string Channel = "Channel";

    /// <summary>Returns what an <c>AddHandler</c> says, or null if other code may change it.</summary>
    public static (string Channel, string Consumer)? Of(IInvocationOperation call)
    {
        if (HandlerConfiguration.Of(call) is not { } configuration || configuration.Mentions(Channel)) return null;
        if (ChannelOf(call.TargetMethod.TypeArguments[0]) is not { } channel) return null;
        if (!configuration.Mentions(HandlerSettings.Consumer)) return (channel, HandlerSettings.DefaultConsumer);
        return configuration.ValueOf(HandlerSettings.Consumer)?.ConstantValue.Value is string consumer ? (channel, consumer) : null;
    }

    /// <summary>Checks that a <c>ConfigureHandler</c> changes neither channel nor consumer.</summary>
    public static bool IsKeptBy(IInvocationOperation call) =>
        HandlerConfiguration.Of(call) is { } configuration && !configuration.Mentions(Channel) && !configuration.Mentions(HandlerSettings.Consumer);

    /// <summary>Returns the channel of an event type; that of a type without an attribute is not known, but it is the same for the same type.</summary>
    public static string? ChannelOf(ITypeSymbol type) =>
        type.TypeKind == TypeKind.TypeParameter ? null : EventAttributes.ChannelOf(type) ?? type.ToShortName();
}
