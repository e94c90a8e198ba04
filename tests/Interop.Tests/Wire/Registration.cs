namespace TypedStreaming.Interop.Tests.Wire;

/// <summary>Does something when it is disposed.</summary>
internal sealed class Registration(Action end) : IDisposable
{
    public void Dispose() => end();
}
