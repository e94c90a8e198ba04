using System.Net.Sockets;
using System.Security.Authentication;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>
/// Converts exceptions of the RabbitMQ client library to <see cref="BrokerException"/>. Each error message states which operation failed, why it
/// failed, and what to do.
/// </summary>
internal sealed class Failures(string place)
{
    public const string Docs = "See https://github.com/typedstreaming/typedstreaming/blob/main/docs/rabbitmq.md";

    /// <summary>Returns the broker exception for an exception of any kind.</summary>
    public BrokerException Of(Exception failure, Attempt attempt) => failure switch
    {
        BrokerException known => known,
        OperationInterruptedException { ShutdownReason: { } reason } => Of(reason, attempt, failure),
        BrokerUnreachableException unreachable => OfConnect(unreachable, attempt),
        _ => Unavailable(attempt, $"{Reason(failure)}. Check the server and the network", failure),
    };

    /// <summary>Returns the broker exception for a channel or a connection that was closed.</summary>
    public BrokerException Of(ShutdownEventArgs reason, Attempt attempt, Exception? cause = null) => reason.ReplyCode switch
    {
        403 => Failure(BrokerError.Refused, attempt, $"access to {ReplyTexts.Resource(reason.ReplyText)} was refused. {Needed(attempt)}", cause),
        404 => Unavailable(attempt, $"{ReplyTexts.Resource(reason.ReplyText)} does not exist, because it was deleted. It will be created again at the next attempt", cause),
        405 => Failure(BrokerError.Topology, attempt, $"another connection uses {ReplyTexts.Resource(reason.ReplyText)} exclusively. Choose another name for the stream or the group", cause),
        406 when ReplyTexts.Difference(reason.ReplyText) is { } difference => Failure(BrokerError.Topology, attempt, TopologyTexts.Of(difference), cause),
        406 when reason.ReplyText.Contains("timed out", StringComparison.Ordinal) => Unavailable(
            attempt,
            $"a message was not acknowledged within the server's consumer_timeout. Set {nameof(RabbitMqOptions.ConsumerTimeout)} to the server's value, and set {nameof(RabbitMqOptions.LongestAttempt)} to the time that handlers need",
            cause),
        530 when !reason.ReplyText.Contains("limit", StringComparison.Ordinal) => Failure(
            BrokerError.Refused, attempt, "the virtual host does not exist, or the user does not have permission to use it. Create the virtual host, correct its name, or grant the user permissions for it", cause),
        _ => Unavailable(attempt, $"the connection ended ({reason.ReplyCode}: {reason.ReplyText}{Cause(reason.Exception)}). Check the server and the network", cause ?? reason.Exception),
    };

    public BrokerException Unavailable(Attempt attempt, string reason, Exception? cause = null) => Failure(BrokerError.Unavailable, attempt, reason, cause);

    public BrokerException Failure(BrokerError error, Attempt attempt, string reason, Exception? cause = null) =>
        new(error, $"The RabbitMQ server {place} cannot {attempt.Text}: {reason.TrimEnd('.')}.", cause);

    private BrokerException OfConnect(BrokerUnreachableException failure, Attempt attempt)
    {
        // With several hosts there are several causes. One that a person must remove is reported first.
        var causes = Flat(failure.InnerException).ToArray();
        if (causes.OfType<AuthenticationFailureException>().FirstOrDefault() is { } login) return RefusedLogin(attempt, login);
        if (causes.OfType<PossibleAuthenticationFailureException>().FirstOrDefault() is { } perhaps) return RefusedLogin(attempt, perhaps);
        if (causes.OfType<AuthenticationException>().FirstOrDefault() is { } certificate)
        {
            return Failure(
                BrokerError.Refused,
                attempt,
                $"the TLS connection failed: {certificate.Message.TrimEnd('.')}. Check the server's certificate, its name, and {nameof(RabbitMqTlsOptions.CertificateAuthorityFile)}",
                failure);
        }

        if (causes.OfType<OperationInterruptedException>().FirstOrDefault(static e => e.ShutdownReason is not null) is { } closed) return Of(closed.ShutdownReason!, attempt, failure);
        var cause = causes.FirstOrDefault(static e => e is SocketException) ?? causes.LastOrDefault() ?? failure;
        return Unavailable(attempt, $"{Reason(cause)}. Check the host and the port, the server and the network", failure);
    }

    private BrokerException RefusedLogin(Attempt attempt, Exception cause) => Failure(
        BrokerError.Refused, attempt, "the server has refused the user name or the password. Correct them; the log of the server contains the reason. The user 'guest' can log in only from the server's own machine", cause);

    private static string Needed(Attempt attempt) => attempt.Permissions.Length == 0
        ? $"Grant the user the permission. {Docs}"
        : $"The user needs these permissions: {attempt.Permissions}. Grant them with rabbitmqctl set_permissions. {Docs}";

    private static string Reason(Exception failure) => failure switch
    {
        TimeoutException timeout => timeout.Message.TrimEnd('.'),
        OperationCanceledException => "the server did not respond in time",
        _ => $"the server cannot be reached ({failure.Message.TrimEnd('.')})",
    };

    private static string Cause(Exception? exception) => exception is null ? "" : $", {exception.Message.TrimEnd('.')}";

    private static IEnumerable<Exception> Flat(Exception? failure) => failure switch
    {
        null => [],
        AggregateException several => several.InnerExceptions.SelectMany(Flat),
        _ => Flat(failure.InnerException).Prepend(failure),
    };
}
