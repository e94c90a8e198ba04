using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Telemetry;

/// <summary>Each log line says which client and which org it is about.</summary>
public sealed class IdentifiedLogTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task Lines_of_two_clients_in_one_log_are_distinguished()
    {
        using var lines = new RecordedLines();
        await using var orders = await StartAsync("orders", lines);
        await using var billing = await StartAsync("billing", lines);

        await RunAsync(orders);
        await RunAsync(billing);

        var (first, second) = (LinesOf(lines, orders, "orders"), LinesOf(lines, billing, "billing"));
        Assert.Equal(lines.All.Count, first.Count + second.Count);
        Assert.Equal(first, second);
        Assert.Equal(["Subscribed to /topic/AccountUpdates", "The server no longer knows the session; the client is opening a new session"], first.Where(IsOfInterest).Distinct());
    }

    [Fact(Timeout = Limit)]
    public async Task The_name_and_the_org_are_properties_beside_those_of_the_line()
    {
        using var lines = new RecordedLines();
        await using var test = await StartAsync("orders", lines);

        await RunAsync(test);

        var (_, properties) = Assert.Single(lines.All, static line => line.Text.EndsWith("Stopped", StringComparison.Ordinal));
        Assert.Equal([new("ClientName", "orders"), new("OrganizationId", test.Org.OrganizationId), new("{OriginalFormat}", "Stopped")], properties);
        var subscribed = lines.All.First(static line => line.Text.Contains("Subscribed", StringComparison.Ordinal)).Properties;
        Assert.Contains(new KeyValuePair<string, object?>("Channel", TestOrg.Accounts), subscribed);
    }

    /// <summary>The negative control: without a name only the org is there, and before the first login nothing is.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_client_without_a_name_has_its_org_from_the_first_login_on()
    {
        using var lines = new RecordedLines();
        await using var test = await StartAsync("", lines);
        test.Org.Faults.AnswerHttp(RequestKind.Login, 500);
        await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));
        Assert.StartsWith("Session ended: ", Assert.Single(lines.Texts), StringComparison.Ordinal);
        Assert.Null(test.Client.OrganizationId);

        await test.Client.StartAsync(Token);

        Assert.StartsWith($"[{test.Org.OrganizationId}] Session established at ", lines.Texts[1], StringComparison.Ordinal);
        Assert.Equal(("", test.Org.OrganizationId), (test.Client.Name, test.Client.OrganizationId));
        Assert.DoesNotContain(lines.All[1].Properties, static property => property.Key == "ClientName");
    }

    [Fact(Timeout = Limit)]
    public async Task Before_the_first_login_only_the_name_is_known()
    {
        using var lines = new RecordedLines();
        await using var test = await StartAsync("orders", lines);
        test.Org.Faults.AnswerHttp(RequestKind.Login, 500);

        await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));

        Assert.StartsWith("[orders] Session ended: ", Assert.Single(lines.Texts), StringComparison.Ordinal);
    }

    private static Task<TestOrg> StartAsync(string name, RecordedLines lines) =>
        TestOrg.StartAsync(configureClient: (options, _) => (options.Name, options.LoggerFactory) = (name, lines));

    private static async Task RunAsync(TestOrg test)
    {
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        await test.PublishAccountAsync();
        await accounts.NextAsync(Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        test.Org.Faults.ExpireSessions();
        await test.Org.Exchanges.WaitForAsync(RequestKind.Handshake, 2, Token);
        await test.Org.WaitForHeldConnectsAsync(1, Token);
        await test.Client.StopAsync(Token);
    }

    /// <summary>Returns the lines of a client without their beginning, and without the address of its org.</summary>
    private static List<string> LinesOf(RecordedLines lines, TestOrg test, string name)
    {
        var beginning = $"[{name} {test.Org.OrganizationId}] ";
        return
        [
            .. from text in lines.Texts
               where text.StartsWith(beginning, StringComparison.Ordinal)
               select text[beginning.Length..].Replace(test.Org.Url.Authority, "org", StringComparison.Ordinal),
        ];
    }

    private static bool IsOfInterest(string line) =>
        line.StartsWith("Subscribed", StringComparison.Ordinal) || line.StartsWith("The server no longer", StringComparison.Ordinal);
}
