using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Handlers;

/// <summary>Reads the channel and the consumer name of a handler from the call that registers it.</summary>
internal static class RegisteredConsumer
{
    private const string Channel = "Channel";

    /// <summary>
    /// Returns the channel and the consumer name that an <c>AddHandler</c> call gives to a handler. Returns null if either value cannot be determined
    /// from the call.
    /// </summary>
    public static (string Channel, string Consumer)? Of(IInvocationOperation call)
    {
        if (HandlerConfiguration.Of(call) is not { } configuration || configuration.Mentions(Channel)) return null;
        if (ChannelOf(call.TargetMethod.TypeArguments[0]) is not { } channel) return null;
        if (!configuration.Mentions(HandlerAttributeReader.Consumer)) return (channel, HandlerAttributeReader.DefaultConsumer);
        return configuration.ValueOf(HandlerAttributeReader.Consumer)?.ConstantValue.Value is string consumer ? (channel, consumer) : null;
    }

    /// <summary>Returns true if a <c>ConfigureHandler</c> call is known not to change the handler's channel or consumer name.</summary>
    public static bool IsKeptBy(IInvocationOperation call) =>
        HandlerConfiguration.Of(call) is { } configuration && !configuration.Mentions(Channel) && !configuration.Mentions(HandlerAttributeReader.Consumer);

    /// <summary>
    /// Returns the channel of an event type, or null for a type parameter. If the channel is not known, the name of the type is returned, because
    /// type names can be compared instead of channels.
    /// </summary>
    public static string? ChannelOf(ITypeSymbol type) =>
        type.TypeKind == TypeKind.TypeParameter ? null : EventAttributes.ChannelOf(type) ?? type.ToShortName();
}
