using TypedStreaming.Hosting.DependencyInjection;
using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Hosting.Configuration;

/// <summary>Finds handlers and relays whose events are not available with the client's transport.</summary>
internal static class TransportDefects
{
    public static IReadOnlyCollection<string> Of(ClientRegistration client, IEventClient made, ClientHandlers handlers) =>
    [
        .. handlers.Loops.Where(loop => !made.Supports(loop.Kind)).Select(loop =>
            $"{PathOf(client, loop)} subscribes to the channel '{loop.Channel}', but a {made.GetType().Name} cannot receive {PluralOf(loop.Kind)}: use a client without {nameof(TypedStreamingBuilder.UseClient)} for this channel"),
    ];

    /// <summary>Returns the path of a handler's settings or, for a relay, the path of the client's settings.</summary>
    private static string PathOf(ClientRegistration client, IHandlerLoop loop) =>
        client.Handlers.Exists(handler => handler.EventType.Name == loop.EventType) ? client.Path.Of("Handlers", loop.EventType) : client.Path.Root;

    private static string PluralOf(EventKind kind) => kind switch
    {
        EventKind.PushTopic => "PushTopic events",
        EventKind.Generic => "generic events",
        EventKind.PlatformEvent => "platform events",
        _ => "change events",
    };
}
