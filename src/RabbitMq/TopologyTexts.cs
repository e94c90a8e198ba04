using System.Text.RegularExpressions;

namespace TypedStreaming.RabbitMq;

/// <summary>The error messages for exchanges and queues that already exist with different settings.</summary>
internal static partial class TopologyTexts
{
    private const string Unchangeable = "The number of partitions cannot be changed while the stream exists";

    public static string Of(Difference difference) => difference switch
    {
        { Argument: "alternate-exchange" } when Partitions(difference.Declared) is { } declared && Partitions(difference.Existing) is { } existing =>
            $"the stream has {existing} partitions, but this program uses {declared}. {Unchangeable}: use {existing} partitions, or choose another name for the stream",
        { Argument: "alternate-exchange", IsCut: true } =>
            $"{What(difference)}: the stream has a different number of partitions, or the exchange belongs to another program. The command 'rabbitmqctl list_exchanges name arguments' shows the existing number. {Unchangeable}",
        { Kind: "exchange" } =>
            $"{What(difference)}, so it is not a stream. Choose another name for the stream, or delete the exchange",
        { Name: var name } when name.EndsWith(".dead-letters", StringComparison.Ordinal) =>
            $"{What(difference)}. Set {nameof(RabbitMqOptions.MaxDeadLetters)} and {nameof(RabbitMqOptions.DeadLetterAge)} to their earlier values, or empty the queue, delete it, and start again",
        _ =>
            $"{What(difference)}. Stop the relay, wait until the workers have handled all messages in the queue, stop the workers, and delete the queue. Then start the workers first, and the relay after them",
    };

    private static string What(Difference difference) =>
        $"the {difference.Kind} '{difference.Name}' exists with a different value of '{difference.Argument}'{Values(difference)}";

    private static string Values(Difference difference) => difference.IsCut ? "" : $" (declared by this program: {difference.Declared}, existing: {difference.Existing})";

    private static string? Partitions(string text)
    {
        var match = NumberOfPartitions().Match(text);
        return match.Success ? match.Groups["number"].Value : null;
    }

    [GeneratedRegex(@"'typedstreaming\.(?<number>\d+)'", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberOfPartitions();
}
