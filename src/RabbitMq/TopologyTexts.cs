using System.Text.RegularExpressions;

namespace TypedStreaming.RabbitMq;

/// <summary>The texts for exchanges and queues that exist with other settings.</summary>
internal static partial class TopologyTexts
{
    public static string Of(Difference difference) => difference switch
    {
        { Argument: "alternate-exchange" } when Partitions(difference.Declared) is { } declared && Partitions(difference.Existing) is { } existing =>
            $"the stream has {existing} partitions, and this program uses {declared}. The number cannot be changed while the stream exists: use {existing}, or another name for the stream",
        { Kind: "exchange" } =>
            $"{What(difference)}, so it is not a stream. Choose another name for the stream, or delete the exchange",
        { Name: var name } when name.EndsWith(".dead-letters", StringComparison.Ordinal) =>
            $"{What(difference)}. Set {nameof(RabbitMqOptions.MaxDeadLetters)} and {nameof(RabbitMqOptions.DeadLetterAge)} as they were, or empty the queue, delete it, and start again",
        _ =>
            $"{What(difference)}. Stop the relay, let the workers finish the queue's messages, stop them, delete the queue, and start them again before the relay",
    };

    private static string What(Difference difference) =>
        $"the {difference.Kind} '{difference.Name}' exists with another '{difference.Argument}' (here {difference.Declared}, there {difference.Existing})";

    private static string? Partitions(string text)
    {
        var match = NumberOfPartitions().Match(text);
        return match.Success ? match.Groups["number"].Value : null;
    }

    [GeneratedRegex(@"^'typedstreaming\.[a-z0-9-]+\.partitions\.(?<number>\d+)'", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberOfPartitions();
}
