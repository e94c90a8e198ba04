using TypedStreaming.WebFeed.Tests.Fixtures;

namespace TypedStreaming.WebFeed.Tests;

/// <summary>The program as its user starts and ends it.</summary>
public sealed class ProgramTests
{
    private const int Limit = 60_000;

    [Fact(Timeout = Limit)]
    public async Task Without_settings_it_brings_an_org_and_ends_in_order()
    {
        using var http = new HttpClient();
        using var program = FeedProcess.Start("--Feed:Port=0");
        var page = await program.WaitForPageAsync();
        await program.Output.WaitForAsync("Press Ctrl-C to end.", TestContext.Current.CancellationToken);
        Assert.Contains("<h1>Warehouse alerts</h1>", await http.GetStringAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await using var stream = await AlertStream.OpenAsync(http, page);
        Assert.NotNull(await stream.NextAsync());

        await program.InterruptAsync();
        while (!await stream.HasEndedAsync())
        {
        }

        Assert.Equal(0, await program.EndAsync());
        Assert.DoesNotContain("warn:", program.Output.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_port_that_is_taken_is_named_with_a_way_out()
    {
        await using var feed = await TestFeed.StartAsync();
        using var second = FeedProcess.Start($"--Feed:Port={feed.Page.Port}");
        Assert.Equal(1, await second.EndAsync());
        await second.Output.WaitForAsync("address already in use. Choose another port with --Feed:Port=5081.", TestContext.Current.CancellationToken);
    }

    [Theory(Timeout = Limit)]
    [InlineData("--Feed:Port=70000", "Feed:Port is 70000: it must be from 0 to 65535.")]
    [InlineData("--Feed:Port=many", "'many' at 'Feed:Port'")]
    [InlineData("--Feed:WriteDeadline=00:00:00", "Feed:WriteDeadline is 00:00:00: it must be positive, at most 01:00:00, such as 00:00:05 for five seconds.")]
    [InlineData("--Salesforce:Login:Flow=Pasword", "Salesforce:Login:Flow is not valid")]
    public async Task A_wrong_setting_is_named(string argument, string message)
    {
        using var program = FeedProcess.Start("--Feed:Port=0", argument);
        Assert.Equal(1, await program.EndAsync());
        Assert.Contains(message, program.Output.Text, StringComparison.Ordinal);
    }
}
