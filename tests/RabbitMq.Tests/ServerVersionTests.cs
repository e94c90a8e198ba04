using System.Text;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq.Tests;

public sealed class ServerVersionTests
{
    private static readonly StreamTopology Longest = new(new string('s', 60), StreamTopology.MaxPartitions);

    [Theory]
    [InlineData("3.10.0", 0)]
    [InlineData("3.13.7", 0)]
    [InlineData("3.13.0-rc.1", 0)]
    [InlineData("4.0", 1)]
    [InlineData("4.1.0-beta.4+1.g1", 1)]
    public void The_delivery_limit_is_lifted_from_version_4(string version, int limits) =>
        Assert.Equal(Enumerable.Repeat(new KeyValuePair<string, object?>("x-delivery-limit", -1), limits), Read(version).UnlimitedDeliveries);

    [Theory]
    [InlineData("3.9.29", "RabbitMQ")]
    [InlineData("2.1.0", "RabbitMQ")]
    [InlineData("4.0.0", "LavinMQ")]
    [InlineData("x", "RabbitMQ")]
    [InlineData("", "RabbitMQ")]
    public void Other_servers_are_refused(string version, string product)
    {
        var failure = Assert.Throws<BrokerException>(() => Read(version, product));
        Assert.Equal(BrokerError.Configuration, FailureKind.Of(failure));
        Assert.StartsWith($"The server is {product} {version}, which is not supported. Use RabbitMQ 3.10 or later", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_does_not_name_itself_is_refused() =>
        Assert.Contains("The server is (unknown) (unknown)", Assert.Throws<BrokerException>(static () => ServerVersion.Read(null)).Message, StringComparison.Ordinal);

    /// <summary>RabbitMQ allows 255 bytes, and keeps names that begin with <c>amq.</c> for itself.</summary>
    [Fact]
    public void The_longest_names_are_short_enough()
    {
        var partition = new GroupPartition(Longest, new string('g', 60), StreamTopology.MaxPartitions - 1);
        string[] names = [Names.Exchange(Longest), Names.Partitions(Longest), Names.Queue(partition), Names.State(partition), Names.Readers(partition), Names.DeadLetters(Longest, partition.Group)];
        Assert.All(names, static name => Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 200));
        Assert.All(names, static name => Assert.StartsWith("typedstreaming.", name, StringComparison.Ordinal));
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    private static ServerVersion Read(string version, string product = "RabbitMQ") => ServerVersion.Read(
        new Dictionary<string, object?> { ["product"] = Encoding.UTF8.GetBytes(product), ["version"] = Encoding.UTF8.GetBytes(version) });
}
