using System.Net;
using TypedStreaming.Tests.Time;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

public sealed class OrgVersionsTests
{
    private const string Secret = "00Dxx!tell-nobody";

    private static readonly AccessToken Login = new(Secret, new Uri("https://acme.my.salesforce.com/some/page"));
    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData("""[{"version":"65.0"},{"version":"66.0"}]""", "66.0")]
    [InlineData("""[{"version":"66.0"},{"version":"65.0"}]""", "66.0")]
    [InlineData("""[{"version":"9.0"},{"version":"100.0"},{"version":"66.0"}]""", "100.0")]
    [InlineData("""[{"label":"x","url":"/services/data/v66.0","version":"66.0"},{"version":"next"},{"label":"y"}]""", "66.0")]
    public async Task The_numerically_newest_version_is_chosen(string list, string newest)
    {
        var handler = ScriptedHandler.Answering(HttpStatusCode.OK, list);
        Assert.Equal(newest, await AskAsync(handler));
        var sent = Assert.Single(handler.Requests);
        Assert.Equal("https://acme.my.salesforce.com/services/data/", sent.Address.ToString());
        Assert.DoesNotContain("Authorization", sent.Headers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "contains no version")]
    [InlineData("""[{"version":"next"}]""", "contains no version")]
    [InlineData("""[{"version":"66.0/../../x"}]""", "contains no version")]
    [InlineData("", "not a JSON list")]
    [InlineData("<html>", "not a JSON list")]
    [InlineData("{}", "not a JSON list")]
    [InlineData("null", "not a JSON list")]
    [InlineData("[1]", "not a JSON list")]
    [InlineData("""[{"version":66.0}]""", "not a JSON list")]
    public async Task An_answer_without_versions_is_refused(string list, string why) =>
        await AssertFails(ScriptedHandler.Answering(HttpStatusCode.OK, list), why);

    [Theory]
    [InlineData(302)]
    [InlineData(404)]
    [InlineData(503)]
    public async Task An_HTTP_error_is_named(int status) =>
        await AssertFails(ScriptedHandler.Answering((HttpStatusCode)status, "[]", ("Location", "https://evil.example/")), $"HTTP {status}");

    [Fact]
    public async Task An_unreachable_org_is_named() =>
        await AssertFails(ScriptedHandler.Failing(new HttpRequestException("No such host")), "No such host");

    [Theory]
    [InlineData("00Dxx!tell-nobody garbage")]
    [InlineData("00Dxx%21tell-nobody garbage")]
    public async Task The_token_is_removed_although_the_request_has_none(string line)
    {
        var failure = await Assert.ThrowsAsync<StreamingException>(() => AskAsync(ScriptedHandler.Failing(new HttpRequestException("An error occurred.", new FormatException(line)))));
        Assert.Contains("(secret) garbage", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("tell-nobody", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_answer_in_time_is_a_failure()
    {
        var asked = AssertFails(ScriptedHandler.Hanging(), "no response within 30 s");
        _time.Advance(TimeSpan.FromSeconds(30));
        await asked;
    }

    [Fact]
    public async Task The_caller_can_end_the_question()
    {
        using var stop = new CancellationTokenSource();
        var asked = OrgVersions.NewestAsync(new HttpClient(ScriptedHandler.Hanging()), Login, TimeSpan.FromSeconds(30), _time, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    private async Task AssertFails(ScriptedHandler handler, string why)
    {
        var failure = await Assert.ThrowsAsync<StreamingException>(() => AskAsync(handler));
        Assert.Equal(StreamingError.Transport, failure.Error);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        Assert.Contains("ApiVersion", failure.Message, StringComparison.Ordinal);
    }

    private async Task<string> AskAsync(ScriptedHandler handler)
    {
        var newest = await OrgVersions.NewestAsync(
            new HttpClient(handler), Login, TimeSpan.FromSeconds(30), _time, TestContext.Current.CancellationToken);
        return newest.Version ?? throw newest.Defect!;
    }
}
