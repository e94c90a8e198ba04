namespace TypedStreaming.Simulator.Faults;

internal static class RequestKindExtensions
{
    /// <summary>
    /// Returns true if all requests of this kind contain messages on meta channels; false for <see cref="RequestKind.Any"/>.
    /// </summary>
    public static bool IsBayeux(this RequestKind kind) =>
        kind is RequestKind.Handshake or RequestKind.Connect or RequestKind.Subscribe or RequestKind.Unsubscribe
            or RequestKind.Disconnect;
}
