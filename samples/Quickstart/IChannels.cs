using TypedStreaming;

namespace Quickstart;

/// <summary>The channels of the local org over one transport.</summary>
internal interface IChannels : IAsyncDisposable
{
    string Accounts { get; }

    string Alerts { get; }

    /// <summary>The connection of the client after an interruption, such as "a new session".</summary>
    string NewLink { get; }

    IEventClient CreateClient(StreamingClientOptions options);

    Task PublishAsync(bool isNew, AccountChange account, CancellationToken cancellationToken);

    Task PublishAsync(WarehouseAlert alert, CancellationToken cancellationToken);

    /// <summary>Makes the client lose its session or connection.</summary>
    Task LoseClientAsync(bool withhold);

    /// <summary>Ends an outage that <see cref="LoseClientAsync"/> has begun.</summary>
    Task EndOutageAsync();

    /// <summary>Waits until the client has subscribed to both channels.</summary>
    Task WaitForClientAsync(CancellationToken cancellationToken);
}
