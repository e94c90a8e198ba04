namespace TypedStreaming.Simulator.Faults;

internal static class RequestKindExtensions
{
    /// <summary>
    /// Returns true if requests of this kind contain messages on meta channels. For <see cref="RequestKind.Any"/>, only some requests do.
    /// </summary>
    public static bool IsBayeux(this RequestKind kind) =>
        kind is RequestKind.Handshake or RequestKind.Connect or RequestKind.Subscribe or RequestKind.Unsubscribe
            or RequestKind.Disconnect;
}
