using RabbitMQ.Client;
using TypedStreaming.RabbitMq.Tests.Servers;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq.Tests;

/// <summary>A test with its own stream of two partitions, whose exchanges and queues are deleted at its end if the server is not the tests' own.</summary>
public abstract class BrokerTest(RabbitMqServer server) : IAsyncLifetime
{
    protected const int Limit = 60_000;
    protected const string Group = "workers";

    private readonly List<IAsyncDisposable> _opened = [];

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected RabbitMqServer Server => server;

    protected StreamTopology Stream { get; } = new($"t-{Guid.NewGuid():n}", 2);

    protected GroupPartition First => new(Stream, Group, 0);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var opened in Enumerable.Reverse(_opened)) await opened.DisposeAsync();
        if (server.IsGiven) await DeleteAsync();
        GC.SuppressFinalize(this);
    }

    private protected RabbitMqOptions Options(Uri? address = null, TimeProvider? time = null) => new()
    {
        Uri = address ?? server.Address,
        AllowPasswordWithoutTls = server.IsGiven,
        TimeProvider = time ?? TimeProvider.System,
    };

    private protected RabbitMqBroker Broker(RabbitMqOptions? options = null) => EndingWithTest(new RabbitMqBroker(options ?? Options()));

    private protected T EndingWithTest<T>(T opened)
        where T : IAsyncDisposable
    {
        _opened.Add(opened);
        return opened;
    }

    /// <summary>A connection of an administrator.</summary>
    private protected async Task<IConnection> ConnectAsync() =>
        EndingWithTest(await new ConnectionFactory { Uri = server.Address, AutomaticRecoveryEnabled = false }.CreateConnectionAsync(Token));

    /// <summary>Deletes the queues that the test has created. Deleting something that does not exist is not an error.</summary>
    private async Task DeleteAsync()
    {
        await using var connection = await new ConnectionFactory { Uri = server.Address }.CreateConnectionAsync(CancellationToken.None);
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeleteAsync(Names.Exchange(Stream));
        foreach (var group in (string[])[Group, "others"])
        {
            await channel.QueueDeleteAsync(Names.DeadLetters(Stream, group));
            foreach (var partition in (GroupPartition[])[new(Stream, group, 0), new(Stream, group, 1)])
            {
                foreach (var queue in (string[])[Names.Queue(partition), Names.State(partition), Names.Readers(partition)]) await channel.QueueDeleteAsync(queue);
            }
        }
    }

    private protected static RelayMessage Message(int number, int partition = 0) => new(
        partition,
        new Dictionary<string, string> { [RelayAttributes.Id] = $"{number}", [RelayAttributes.Source] = "salesforce://00D000000000001/data/AccountChangeEvent" },
        System.Text.Encoding.UTF8.GetBytes($$"""{"number":{{number}}}"""));

    private protected static string IdOf(ReceivedMessage message) => message.Message.Attributes[RelayAttributes.Id];

    private protected static async Task PublishAsync(IEventPublisher publisher, IEnumerable<int> numbers, int partition = 0) =>
        await Task.WhenAll(numbers.Select(number => publisher.PublishAsync(Message(number, partition), Token)));

    private protected static async Task<BrokerException> FailsAsync(Func<Task> act, BrokerError error, params string[] texts)
    {
        var failure = await Assert.ThrowsAsync<BrokerException>(act);
        Assert.True(FailureKind.Of(failure) == error, $"{FailureKind.Of(failure)}: {failure.Message}");
        Assert.All(texts, text => Assert.True(failure.Message.Contains(text, StringComparison.Ordinal), failure.Message));
        return failure;
    }
}
