namespace TypedStreaming.Simulator.PubSub.Tests.Wire;

/// <summary>The .proto files of the client and of the simulator, which were written separately, against one table.</summary>
public sealed class ProtocolTableTests
{
    private const string Simulator = "src/Simulator.PubSub/Protocol/eventbus.proto";
    private const string Client = "src/PubSub/Protocol/pubsub.proto";

    [Fact]
    public void The_simulator_has_the_whole_service()
    {
        var file = ProtocolFile.Read(Simulator);

        Assert.Equal(ProtocolTable.Calls, file.Calls);
        Assert.Equal(ProtocolTable.Messages, file.Messages);
        Assert.Equal(ProtocolTable.Enums, file.Enums.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_client_has_all_of_it_but_managed_subscriptions()
    {
        var file = ProtocolFile.Read(Client);

        Assert.Equal(Sorted(ProtocolTable.Calls.Where(static call => !ProtocolTable.IsManaged(call))), Sorted(file.Calls));
        Assert.Equal(Sorted(ProtocolTable.Messages.Where(static message => !ProtocolTable.IsManaged(message))), Sorted(file.Messages));
        Assert.Equal(Sorted(ProtocolTable.Enums), Sorted(file.Enums));
    }

    [Theory]
    [InlineData(Simulator)]
    [InlineData(Client)]
    public void Both_have_the_package_of_the_service(string path)
    {
        var file = ProtocolFile.Read(path);

        Assert.True(file.Has("syntax = \"proto3\";"), "The syntax differs.");
        Assert.True(file.Has("package eventbus.v1;"), "The package differs.");
        Assert.True(file.Has("service PubSub {"), "The service differs.");
    }

    [Fact]
    public void A_wrong_number_is_noticed()
    {
        var file = new ProtocolFile("message SchemaInfo { string schema_json = 1; string schema_id = 3; // string rpc_id = 3;\n }");

        Assert.Equal(["SchemaInfo: 1 schema_json string, 3 schema_id string"], file.Messages);
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);
}
