namespace TypedStreaming.Simulator.Faults;

internal static class RequestKindExtensions
{
    /// <summary>Returns true if the requests carry messages of meta channels; of <see cref="RequestKind.Any"/> only some do.</summary>
    public static bool IsBayeux(this RequestKind kind) =>
        kind is RequestKind.Handshake or RequestKind.Connect or RequestKind.Subscribe or RequestKind.Unsubscribe
            or RequestKind.Disconnect;
}
