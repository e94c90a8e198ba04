using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Parity;

/// <summary>The version of the API: requested from the org, or set.</summary>
public sealed class NewestVersionTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task The_newest_version_is_asked_for_before_the_handshake_and_used()
    {
        await using var test = await TestOrg.StartAsync(org => org.ApiVersions = ["40.0", "42.0"]);

        await test.Client.StartAsync(Token);

        var asked = Assert.Single(test.Org.Exchanges.Snapshot(RequestKind.Versions));
        var handshake = Assert.Single(test.Org.Exchanges.Snapshot(RequestKind.Handshake));
        Assert.Equal(("/services/data/", "/cometd/42.0"), (asked.Path, handshake.Path));
        Assert.True(asked.Number < handshake.Number);
    }

    /// <summary>
    /// In this case aio-sf-streaming keeps the version of its constructor, which nobody chose; here the start fails and says what to do.
    /// </summary>
    [Theory(Timeout = Limit)]
    [InlineData("[]", "contains no version")]
    [InlineData("<html>maintenance</html>", "not a JSON list")]
    public async Task A_list_that_names_no_version_fails_the_start_and_says_what_to_do(string list, string why)
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.AnswerBody(RequestKind.Versions, list);

        var failure = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));

        Assert.Equal((StreamingError.Transport, true), (failure.Error, failure.IsTransient));
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        Assert.Contains("ApiVersion", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, test.Org.Exchanges.Count(RequestKind.Handshake));
        await test.Client.StartAsync(Token);
    }

    [Fact(Timeout = Limit)]
    public async Task A_pinned_version_that_the_server_does_not_know_is_refused_in_its_words()
    {
        await using var test = await TestOrg.StartAsync(configureClient: static (options, _) => options.ApiVersion = "999.0");

        var refused = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));

        Assert.Equal((StreamingError.HandshakeRefused, false), (refused.Error, refused.IsTransient));
        Assert.Equal($"The server refused the handshake: {refused.ServerText}.", refused.Message);
        Assert.StartsWith("400::", refused.ServerText, StringComparison.Ordinal);
        Assert.Equal((0, "/cometd/999.0"), (test.Org.Exchanges.Count(RequestKind.Versions), test.Org.Exchanges.Snapshot(RequestKind.Handshake)[0].Path));
    }
}
