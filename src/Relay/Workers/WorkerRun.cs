using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedStreaming.Hosting;
using TypedStreaming.Hosting.Telemetry;
using TypedStreaming.Relay.Telemetry;

namespace TypedStreaming.Relay.Workers;

/// <summary>Reads all partitions for a worker, from the time at which its first handler is ready until the worker stops.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The token source has no timer, so it has nothing to release.")]
internal sealed class WorkerRun
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<WorkerConsumer> _consumers = [];
    private readonly IReadOnlyList<PartitionWorker> _partitions;
    private readonly WorkerContext _context;
    private readonly WorkerStates _states;
    private readonly int _expected;
    private Task _running = Task.CompletedTask;

    public WorkerRun(WorkerSetup setup, IEventBroker broker, IServiceProvider services, WorkerStates states, WorkerOrganization organization, int expected)
    {
        (_states, _expected) = (states, expected);
        var letters = new InvalidMessages(setup, services);
        var time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        _context = new WorkerContext
        {
            Name = setup.Name,
            Broker = broker,
            Stream = setup.Stream,
            Options = setup.Options,
            Time = time,
            StaleCopies = new StaleCopies(time),
            Logger = new ClientLogger(services.GetRequiredService<ILoggerFactory>().CreateLogger(WorkerMetrics.Source), setup.Name, () => organization.Id),
            Organization = organization,
            Metrics = new WorkerMetrics(services.GetRequiredService<IMeterFactory>(), setup.Name, organization, () => _partitions!.Count(static partition => partition.IsActive)),
            PutAwayAsync = letters.PutAwayAsync,
            Report = Report,
        };
        _partitions = [.. Enumerable.Range(0, setup.Stream.Partitions).Select(number => new PartitionWorker(_context, number))];
    }

    /// <summary>The reason why the worker's health is degraded, or null if it is not degraded.</summary>
    public string? Doubt => _context.StaleCopies.Doubt;

    /// <summary>Adds a consumer. When the last expected consumer is added, the worker starts to read the partitions.</summary>
    public void Join(WorkerConsumer consumer)
    {
        _context.Add(consumer);
        _consumers.Add(consumer);
        if (_consumers.Count != _expected) return;
        _states.Change(ClientState.Connecting);
        _running = Task.Run(RunAsync);
    }

    /// <summary>Stops reading the partitions. Messages that are not acknowledged are delivered again by the broker.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        foreach (var consumer in _consumers) consumer.Complete(null);
    }

    /// <summary>Reads the partitions until the worker stops. A final failure ends all consumers.</summary>
    private async Task RunAsync()
    {
        var balance = new PartitionBalance(_context, _partitions);
        List<Task> running = [.. _partitions.Select(partition => partition.RunAsync(_stopping.Token)), balance.RunAsync(_stopping.Token)];
        await Task.WhenAll(running.Select(EndAtFailureAsync)).ConfigureAwait(false);
    }

    /// <summary>
    /// Waits for one of the background tasks of the worker. If the task fails, all consumers end with its failure, and the other tasks end too.
    /// The method never throws.
    /// </summary>
    private async Task EndAtFailureAsync(Task part)
    {
        try
        {
            await part.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The worker stops.
        }
        catch (Exception e)
        {
            _states.Change(ClientState.Faulted, e as StreamingException);
            foreach (var consumer in _consumers) consumer.Complete(e);
            await _stopping.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Changes the reported state of the worker after a partition was opened or has failed. An outage of the broker affects all partitions, so
    /// it is logged once at its beginning and once at its end.
    /// </summary>
    private void Report(PartitionWorker partition, BrokerException? failure)
    {
        if (failure is not null)
        {
            if (_states.Change(ClientState.Recovering, failure) != ClientState.Recovering)
                RelayLog.ConnectionLost(_context.Logger, _context.Name, partition.Partition.Number, FailureText.Safe(failure));
        }
        else if (_partitions.All(static each => each.IsOpen) && _states.Change(ClientState.Connected) == ClientState.Recovering)
        {
            RelayLog.ConnectedAgain(_context.Logger, _context.Name, _partitions.Count);
        }
    }
}
