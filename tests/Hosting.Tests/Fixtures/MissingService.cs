namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>The service of <see cref="IMissingService"/>, which can only be disposed asynchronously.</summary>
internal sealed class MissingService : IMissingService, IAsyncDisposable
{
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
