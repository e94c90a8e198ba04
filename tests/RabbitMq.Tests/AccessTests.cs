using TypedStreaming.RabbitMq.Tests.Servers;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq.Tests;

/// <summary>Users, permissions, and what nobody may see.</summary>
public sealed class AccessTests(RabbitMqServer server) : BrokerTest(server)
{
    private const string Secret = "hush-4711";

    private string User => $"u-{Stream.Name}";

    [Fact(Timeout = Limit)]
    public async Task The_documented_permissions_of_a_relay_suffice_and_do_no_more()
    {
        await (await Broker().OpenReaderAsync(First, 10, Token)).DisposeAsync();
        await AddUserAsync(OfRelay($"{Stream.Name}"));
        var broker = Broker(OptionsOfUser());
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        await PublishAsync(publisher, [1]);

        await RefusedAsync(() => broker.OpenReaderAsync(First, 10, Token), "cannot declare the queues of", $"'{Names.Readers(First)}'", "The user needs these permissions: configure, write and read on the queues of the group");
        await RefusedAsync(() => broker.OpenPublisherAsync(new StreamTopology("others"), Token), "cannot declare the stream others", "'typedstreaming.others'", "rabbitmqctl set_permissions");
    }

    [Fact(Timeout = Limit)]
    public async Task The_documented_permissions_of_a_worker_suffice_and_do_no_more()
    {
        await AddUserAsync(OfWorker(Stream.Name, Group));
        var broker = Broker(OptionsOfUser());
        await using var reader = await broker.OpenReaderAsync(First, 10, Token);
        await using var publisher = await Broker().OpenPublisherAsync(Stream, Token);
        await PublishAsync(publisher, [1]);
        await reader.HandleAsync(1, Token);
        await reader.StoreStateAsync(new PartitionState(1, "one"), Token);
        Assert.Equal(new PartitionState(1, "one"), await reader.ReadStateAsync(Token));
        Assert.Equal(1, await broker.CountReadersAsync(First, Token));
        await using var letters = await broker.OpenDeadLettersAsync(Stream, Group, Token);
        await letters.StoreAsync("1"u8.ToArray(), Token);
        await letters.TakeAllAsync(static (_, _) => ValueTask.FromResult(true), Token);

        await RefusedAsync(() => broker.OpenReaderAsync(new GroupPartition(Stream, "others", 0), 10, Token), $"'typedstreaming.{Stream.Name}.others.0.readers'");
        await RefusedAsync(() => broker.OpenDeadLettersAsync(Stream, "others", Token), $"'typedstreaming.{Stream.Name}.others.dead-letters'");
    }

    [Theory(Timeout = Limit)]
    [InlineData("^$", ".*", ".*", "exchange 'typedstreaming.{0}' was refused")]
    [InlineData(".*", "^$", ".*", "exchange 'typedstreaming.2' was refused")]
    [InlineData(".*", ".*", "^$", "exchange 'typedstreaming.{0}' was refused")]
    [InlineData(".*", "^typedstreaming.2$", ".*", "exchange 'typedstreaming.{0}' was refused. The user needs these permissions: write on the exchange 'typedstreaming.{0}'")]
    public async Task A_missing_permission_of_a_publisher_is_named_with_what_it_is_for(string configure, string write, string read, string text)
    {
        await AddUserAsync((configure, write, read));
        await RefusedAsync(
            async () =>
            {
                await using var publisher = await Broker(OptionsOfUser()).OpenPublisherAsync(Stream, Token);
                await publisher.PublishAsync(Message(1), Token);
            },
            string.Format(text, Stream.Name));
    }

    [Fact(Timeout = Limit)]
    public async Task A_missing_permission_to_read_is_named()
    {
        await AddUserAsync((".*", ".*", @"^typedstreaming\\.[^.]*$"));
        await RefusedAsync(() => Broker(OptionsOfUser()).OpenReaderAsync(First, 10, Token), $"queue '{Names.Readers(First)}' was refused", "The user needs these permissions: read on the queues of the group");
        await using var letters = await Broker(OptionsOfUser()).OpenDeadLettersAsync(Stream, Group, Token);
        await letters.StoreAsync("1"u8.ToArray(), Token);
        await RefusedAsync(() => letters.TakeAllAsync(static (_, _) => ValueTask.FromResult(true), Token), $"The user needs these permissions: read on the queue '{Names.DeadLetters(Stream, Group)}'");
    }

    [Fact(Timeout = Limit)]
    public async Task A_wrong_password_is_refused_and_not_shown()
    {
        var options = new RabbitMqOptions
        {
            Hosts = [Server.Address.Host], Port = Server.Address.Port, UserName = "nobody", Password = Secret, AllowPasswordWithoutTls = Server.IsGiven,
        };
        await RefusedAsync(() => Broker(options).OpenPublisherAsync(Stream, Token), "the server has refused the user name or the password");
    }

    [Fact(Timeout = Limit)]
    public async Task A_virtual_host_that_does_not_exist_is_named()
    {
        var options = Options(new UriBuilder(Server.Address) { Path = "/nowhere" }.Uri);
        await RefusedAsync(() => Broker(options).OpenPublisherAsync(Stream, Token), "virtual host 'nowhere' cannot", "the virtual host does not exist, or the user does not have permission to use it");
    }

    [Fact(Timeout = Limit)]
    public async Task The_file_with_the_password_is_read_at_each_connect()
    {
        await AddUserAsync((".*", ".*", ".*"));
        var file = Path.Combine(Directory.CreateTempSubdirectory("typedstreaming-password-").FullName, "password");
        try
        {
            var options = OptionsOfUser();
            (options.Password, options.PasswordFile) = (null, file);
            var broker = Broker(options);
            await FailsAsync(() => broker.OpenPublisherAsync(Stream, Token), BrokerError.Configuration, file, "Create the file, correct its path, or give this program permission to read it");
            await File.WriteAllTextAsync(file, "wrong\n", Token);
            await RefusedAsync(() => broker.OpenPublisherAsync(Stream, Token), "the server has refused the user name or the password");
            await File.WriteAllTextAsync(file, Secret + "\r\n", Token);
            await (await broker.OpenPublisherAsync(Stream, Token)).DisposeAsync();
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    [Fact(Timeout = Limit)]
    public async Task The_names_of_the_connections_say_what_they_are_for_and_contain_no_secret()
    {
        await AddUserAsync((".*", ".*", ".*"));
        var broker = Broker(OptionsOfUser());
        await using var reader = await broker.OpenReaderAsync(First, 10, Token);
        await using var publisher = await broker.OpenPublisherAsync(Stream, Token);
        var names = await Server.Private.EvaluateAsync(
            $"""[binary_to_list(element(3, lists:keyfind(<<"connection_name">>, 1, P))) || [{"{"}user, U{"}"}, {"{"}client_properties, P{"}"}] <- rabbit_networking:connection_info_all([user, client_properties]), U =:= <<"{User}">>]""");
        Assert.Contains($"TypedStreaming readers, process {Environment.ProcessId} on {Environment.MachineName}", names, StringComparison.Ordinal);
        Assert.Contains($"TypedStreaming publishers, process {Environment.ProcessId} on {Environment.MachineName}", names, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, names, StringComparison.Ordinal);
        Assert.DoesNotContain(User, names, StringComparison.Ordinal);
    }

    private static (string Configure, string Write, string Read) OfRelay(string stream)
    {
        var exchanges = $@"^typedstreaming\\.({stream}|[0-9]+)$";
        return (exchanges, exchanges, $@"^typedstreaming\\.{stream}$");
    }

    private static (string Configure, string Write, string Read) OfWorker(string stream, string group)
    {
        var all = $@"^typedstreaming\\.({stream}|[0-9]+|{stream}\\.{group}\\..*)$";
        return (all, all, $@"^typedstreaming\\.({stream}|{stream}\\.{group}\\..*)$");
    }

    private Task AddUserAsync((string Configure, string Write, string Read) permissions) =>
        Server.Private.AddUserAsync(User, Secret, permissions.Configure, permissions.Write, permissions.Read);

    private RabbitMqOptions OptionsOfUser() => new() { Hosts = ["127.0.0.1"], Port = Server.Private.Port, UserName = User, Password = Secret };

    private static async Task RefusedAsync(Func<Task> act, params string[] texts)
    {
        var failure = await FailsAsync(act, BrokerError.Refused, texts);
        Assert.DoesNotContain(Secret, failure.ToString(), StringComparison.Ordinal);
    }
}
