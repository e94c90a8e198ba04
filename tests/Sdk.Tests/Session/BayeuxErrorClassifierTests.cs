using TypedStreaming.Bayeux;
using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>Every row of the error table of the protocol reference, and the error texts of other servers.</summary>
public sealed class BayeuxErrorClassifierTests
{
    [Theory]
    [InlineData("400::API version in the URI is mandatory. URI format: '/cometd/NN.0'", nameof(FailureCause.Final))]
    [InlineData("400::Unsupported API version. Only API versions '37.0' and later are supported.", nameof(FailureCause.Final))]
    [InlineData("400::Invalid connection type websocket", nameof(FailureCause.Final))]
    [InlineData("400::The channel you requested to subscribe to doesn't exist {/topic/X}", nameof(FailureCause.Other))]
    [InlineData("400::The channel you requested to subscribe to does not exist {/topic/X}", nameof(FailureCause.Other))]
    [InlineData("400::Channel name not specified", nameof(FailureCause.Other))]
    [InlineData("400::Channel subscriptions must start with a leading '/'", nameof(FailureCause.Other))]
    [InlineData("400::Query fields {Nmae} do not exist on the topic entity", nameof(FailureCause.Other))]
    [InlineData("400::Client 1cyu4 has established a session, but no BAYEUX_BROWSER cookie present", nameof(FailureCause.UnknownClient))]
    [InlineData("400::The replayId {82} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.", nameof(FailureCause.InvalidReplayId))]
    [InlineData("400::The replayId for channel {/topic/X} wasn't found using the provided replay ID map {}.", nameof(FailureCause.Other))]
    [InlineData("400::Authenticated user id does not match the session's user id", nameof(FailureCause.UnknownClient))]
    [InlineData("401::Authentication invalid", nameof(FailureCause.TokenRejected))]
    [InlineData("401::Request requires authentication", nameof(FailureCause.TokenRejected))]
    [InlineData("402::Unknown client", nameof(FailureCause.UnknownClient))]
    [InlineData("403::Unknown client", nameof(FailureCause.UnknownClient))]
    [InlineData("403::unknown Client", nameof(FailureCause.UnknownClient))]
    [InlineData("403::Handshake denied", nameof(FailureCause.Other))]
    [InlineData("403::Client has not completed handshake", nameof(FailureCause.UnknownClient))]
    [InlineData("403::Cannot create channel /topic/X", nameof(FailureCause.Other))]
    [InlineData("403:denied_by_security_policy:create_denied", nameof(FailureCause.Other))]
    [InlineData("403::SubscribeVisitor does not have access to the entity in this topic", nameof(FailureCause.Other))]
    [InlineData("403::SubscribeVisitor does not have access to all fields referenced in the where clause of the PushTopic", nameof(FailureCause.Other))]
    [InlineData("403::Restricted channel", nameof(FailureCause.Other))]
    [InlineData("403::User not enabled for streaming", nameof(FailureCause.Other))]
    [InlineData("403::User not allowed to subscribe CDC without View All Data permissions", nameof(FailureCause.Other))]
    [InlineData("403::Organization concurrent user limit exceeded", nameof(FailureCause.Limit))]
    [InlineData("403::Organization total events daily limit exceeded", nameof(FailureCause.Limit))]
    [InlineData("403::Subscription limit exceeded for this topic", nameof(FailureCause.Limit))]
    [InlineData("403::To protect all customers from excessive use and Denial of Service attacks, we limit the number of simultaneous connections per server.", nameof(FailureCause.Busy))]
    [InlineData("413::Maximum Request Size Exceeded", nameof(FailureCause.Other))]
    [InlineData("503::Server is too busy. Please try your request again later.", nameof(FailureCause.Busy))]
    [InlineData("SERVER_UNAVAILABLE", nameof(FailureCause.Busy))]
    [InlineData("500::Internal error", nameof(FailureCause.Other))]
    [InlineData("403::Unable to create channel dynamically, maximum channel limit has been exceeded", nameof(FailureCause.Limit))]
    [InlineData("403::No access on channel", nameof(FailureCause.Other))]
    [InlineData("404::channel names may not vary only by case", nameof(FailureCause.Other))]
    [InlineData("404::Unknown channel", nameof(FailureCause.Other))]
    public void Salesforce_means(string error, string cause)
    {
        Assert.Equal(cause, Of(null, error));
        Assert.Equal(cause, Of(error, "403::Handshake denied"));
    }

    [Theory]
    [InlineData("402::session_unknown", nameof(FailureCause.UnknownClient))]
    [InlineData("401:ID:Unknown client", nameof(FailureCause.UnknownClient))]
    [InlineData("403::handshake_denied", nameof(FailureCause.Other))]
    [InlineData("", nameof(FailureCause.Other))]
    [InlineData("boom", nameof(FailureCause.Other))]
    public void Other_servers_mean(string error, string cause) => Assert.Equal(cause, Of(null, error));

    [Fact]
    public void Busy_hidden_behind_a_401_is_busy() =>
        Assert.Equal(nameof(FailureCause.Busy), Of("503::Server is too busy. Please try your request again later.", "401::Authentication invalid"));

    [Fact]
    public void The_reason_counts_behind_a_denied_handshake() =>
        Assert.Equal(nameof(FailureCause.TokenRejected), Of("401::Authentication invalid", "403::Handshake denied"));

    [Fact]
    public void Nothing_said_is_nothing_special() => Assert.Equal(nameof(FailureCause.Other), Of(null, null));

    [Theory]
    [InlineData("500::Internal error", null, true)]
    [InlineData("500::Internal error", 200, true)]
    [InlineData("500::Internal error", 400, true)]
    [InlineData("500::Internal error", 401, false)]
    [InlineData("500::Internal error", 408, false)]
    [InlineData("500::Internal error", 429, false)]
    [InlineData("500::Internal error", 503, false)]
    [InlineData("403::Unknown client", 401, true)]
    [InlineData("403::Unknown client", 503, true)]
    [InlineData("403::Unknown client", null, true)]
    public void The_status_counts_only_where_the_text_says_nothing(string error, int? status, bool isText) =>
        Assert.Equal(isText, BayeuxErrorClassifier.Explain(Replies.ConnectRefused(error), status));

    [Fact]
    public void A_status_counts_before_a_reply_without_an_error()
    {
        Assert.False(BayeuxErrorClassifier.Explain(Replies.Connect, 503));
        Assert.True(BayeuxErrorClassifier.Explain(Replies.Connect, null));
    }

    [Theory]
    [InlineData("""{"error":"503::Server is too busy"}""", true)]
    [InlineData("""{"error":"403::Handshake denied","ext":{"sfdc":{"failureReason":"SERVER_UNAVAILABLE"}}}""", true)]
    [InlineData("""{"error":"403::Unknown client"}""", false)]
    [InlineData("{}", false)]
    public void A_busy_server_is_not_available(string reply, bool isUnavailable) =>
        Assert.Equal(isUnavailable, BayeuxErrorClassifier.IsUnavailable(BayeuxMessage.Parse(System.Text.Encoding.UTF8.GetBytes(reply))));

    private static string Of(string? reason, string? error) => BayeuxErrorClassifier.Of(Parse(reason), Parse(error)).ToString();

    private static BayeuxError? Parse(string? text) => text is null ? null : BayeuxError.Parse(text);
}
