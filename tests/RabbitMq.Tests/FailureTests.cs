using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq.Tests;

/// <summary>The failures that a test can hardly get from a server.</summary>
public sealed class FailureTests
{
    private static readonly Attempt Reading = new("deliver the messages of orders/g/0", "read on the queues of the group");
    private static readonly Failures Failures = new("mq:5672, virtual host '/'");

    [Theory]
    [InlineData(320, "CONNECTION_FORCED - broker forced connection closure with reason 'shutdown'", BrokerError.Unavailable, "the connection ended (320: CONNECTION_FORCED")]
    [InlineData(541, "INTERNAL_ERROR", BrokerError.Unavailable, "the connection ended (541: INTERNAL_ERROR)")]
    [InlineData(404, "NOT_FOUND - no queue 'typedstreaming.orders.g.0' in vhost '/'", BrokerError.Unavailable, "queue 'typedstreaming.orders.g.0' does not exist, because it was deleted")]
    [InlineData(406, "PRECONDITION_FAILED - delivery acknowledgement on channel 1 timed out. Timeout value used: 1800000 ms", BrokerError.Unavailable, "Set ConsumerTimeout to the server's value, and set LongestAttempt")]
    [InlineData(406, "PRECONDITION_FAILED - unknown delivery tag 7", BrokerError.Unavailable, "the connection ended (406: PRECONDITION_FAILED - unknown delivery tag 7)")]
    [InlineData(530, "NOT_ALLOWED - access to vhost '/' refused for user 'billing': connection limit (1) is reached", BrokerError.Unavailable, "connection limit (1) is reached")]
    [InlineData(530, "NOT_ALLOWED - vhost nowhere not found", BrokerError.Refused, "the virtual host does not exist, or the user does not have permission to use it")]
    [InlineData(405, "RESOURCE_LOCKED - cannot obtain exclusive access to locked queue 'typedstreaming.orders.g.0' in vhost '/'", BrokerError.Topology, "another connection uses queue 'typedstreaming.orders.g.0' exclusively")]
    [InlineData(403, "ACCESS_REFUSED - access to queue 'typedstreaming.orders.g.0' in vhost '/' refused for user 'billing'", BrokerError.Refused, "queue 'typedstreaming.orders.g.0' was refused. The user needs these permissions: read on the queues of the group")]
    [InlineData(403, "ACCESS_REFUSED", BrokerError.Refused, "access to the exchange or queue was refused")]
    public void A_reason_of_the_server_has_a_kind_and_a_text(ushort code, string reason, BrokerError error, string text)
    {
        var failure = Failures.Of(new OperationInterruptedException(new ShutdownEventArgs(ShutdownInitiator.Peer, code, reason)), Reading);
        Assert.Equal(error, FailureKind.Of(failure));
        Assert.StartsWith("The RabbitMQ server mq:5672, virtual host '/' cannot deliver the messages of orders/g/0: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(text, failure.Message, StringComparison.Ordinal);
        if (code == 403) Assert.DoesNotContain("billing", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Of several hosts, the cause that a person must remove is reported.</summary>
    [Fact]
    public void A_refused_login_of_one_host_is_reported_before_another_host_that_is_down()
    {
        var causes = new AggregateException(new IOException("down"), new InvalidOperationException("x", new AuthenticationFailureException("refused")));
        var failure = Failures.Of(new BrokerUnreachableException(causes), Reading);
        Assert.Equal(BrokerError.Refused, FailureKind.Of(failure));
        Assert.Contains("the server has refused the user name or the password", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_that_is_known_stays_as_it_is()
    {
        var known = new BrokerException(BrokerError.Configuration, "x");
        Assert.Same(known, Failures.Of(known, Reading));
        Assert.Equal(BrokerError.Unavailable, FailureKind.Of(Failures.Of(new OperationCanceledException(), Reading)));
    }
}
