using TypedStreaming.Simulator;

namespace TypedStreaming.Failover.Disturbances;

/// <summary>Causes the disturbances, and measures how long a takeover takes.</summary>
internal sealed class Director(Cast cast, SimulatedOrg org, RabbitMq.Tests.Servers.PrivateServer broker, PostgreSql.Tests.Servers.PrivateServer database, Random random)
{
    private static readonly TimeSpan WorkerStop = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Overtaking = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan DatabaseStop = TimeSpan.FromSeconds(17);

    private static readonly TimeSpan BrokerStop = TimeSpan.FromSeconds(8);

    /// <summary>The times from the end of a reader to the acquisition of its lease by the next one.</summary>
    public List<TimeSpan> Takeovers { get; } = [];

    public Task CauseAsync(Disturbance disturbance, CancellationToken cancellationToken) => disturbance switch
    {
        Disturbance.KillWorker => KillWorkerAsync(cancellationToken),
        Disturbance.StopWorker => StopWorkerAsync(cancellationToken),
        Disturbance.KillReader => ReplaceReaderAsync(static (reader, token) => reader.KillAsync(token), cancellationToken),
        Disturbance.EndReader => ReplaceReaderAsync(static (reader, token) => reader.EndAsync(token), cancellationToken),
        Disturbance.StopReader => StopReaderAsync(cancellationToken),
        Disturbance.RestartBroker => RestartBrokerAsync(),
        Disturbance.StopDatabase => StopDatabaseAsync(cancellationToken),
        Disturbance.StopBroker => StopBrokerAsync(cancellationToken),
        Disturbance.KillDatabase => KillDatabaseAsync(),
        _ => ExpireSessionAsync(),
    };

    private async Task KillWorkerAsync(CancellationToken cancellationToken)
    {
        var worker = cast.Workers[random.Next(cast.Workers.Count)];
        await worker.KillAsync(cancellationToken);
        cast.Remove(worker);
        await worker.DisposeAsync();
        cast.StartWorker();
    }

    private async Task StopWorkerAsync(CancellationToken cancellationToken)
    {
        var worker = cast.Workers[random.Next(cast.Workers.Count)];
        await worker.StopAsync();
        await Task.Delay(WorkerStop, TimeProvider.System, cancellationToken);
        await worker.ContinueAsync();
    }

    private async Task ReplaceReaderAsync(Func<Child, CancellationToken, Task> end, CancellationToken cancellationToken)
    {
        var (reader, acquired, begun) = (cast.Active!, cast.NextAcquisitionAsync(), TimeProvider.System.GetTimestamp());
        await end(reader, cancellationToken);
        cast.Remove(reader);
        await reader.DisposeAsync();
        await acquired.WaitAsync(cancellationToken);
        Takeovers.Add(TimeProvider.System.GetElapsedTime(begun));
        cast.StartReader();
    }

    private async Task StopReaderAsync(CancellationToken cancellationToken)
    {
        var (reader, acquired, begun) = (cast.Active!, cast.NextAcquisitionAsync(), TimeProvider.System.GetTimestamp());
        await reader.StopAsync();
        await acquired.WaitAsync(cancellationToken);
        Takeovers.Add(TimeProvider.System.GetElapsedTime(begun));

        // Late copies are harmless before those of the new reader.
        await Task.Delay(Overtaking, TimeProvider.System, cancellationToken);
        await reader.ContinueAsync();
    }

    private async Task RestartBrokerAsync()
    {
        await broker.KillAsync();
        await broker.BootAsync();
    }

    private async Task StopDatabaseAsync(CancellationToken cancellationToken)
    {
        await database.StopAsync();
        await Task.Delay(DatabaseStop, TimeProvider.System, cancellationToken);
        await database.ContinueAsync();
    }

    private async Task StopBrokerAsync(CancellationToken cancellationToken)
    {
        await broker.StopAsync();
        await Task.Delay(BrokerStop, TimeProvider.System, cancellationToken);
        await broker.ContinueAsync();
    }

    private async Task KillDatabaseAsync()
    {
        await database.KillAsync();
        await database.BootAsync();
    }

    private Task ExpireSessionAsync()
    {
        org.Faults.ExpireSessions();
        return Task.CompletedTask;
    }
}
