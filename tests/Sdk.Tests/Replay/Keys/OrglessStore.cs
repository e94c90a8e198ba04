namespace TypedStreaming.Tests.Replay.Keys;

/// <summary>A store of a user who has only one org, and keeps positions by channel and consumer.</summary>
internal sealed class OrglessStore : IReplayStore
{
    private readonly InMemoryReplayStore _positions = new();

    public ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken) =>
        _positions.OpenAsync(key with { OrganizationId = "any" }, cancellationToken);
}
