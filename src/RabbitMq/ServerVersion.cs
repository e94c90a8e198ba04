using System.Text;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>The version of a server, and the settings that depend on it.</summary>
internal sealed record ServerVersion(string Product, Version Number)
{
    private static readonly Version Oldest = new(3, 10);

    /// <summary>
    /// The argument that lets a quorum queue deliver a message again without a limit. Without this argument, servers of version 4.0 or later
    /// drop a message after 20 redeliveries. The argument is not sent to earlier servers: they have no limit, and with the argument they would
    /// drop a message at its first redelivery.
    /// </summary>
    public IEnumerable<KeyValuePair<string, object?>> UnlimitedDeliveries =>
        Number.Major >= 4 ? [new KeyValuePair<string, object?>("x-delivery-limit", -1)] : [];

    /// <exception cref="BrokerException">The server is not RabbitMQ 3.10 or later.</exception>
    public static ServerVersion Read(IDictionary<string, object?>? properties)
    {
        var (product, version) = (Text(properties, "product"), Text(properties, "version"));
        if (product == "RabbitMQ" && Parse(version) is { } number && number >= Oldest) return new ServerVersion(product, number);
        throw new BrokerException(
            BrokerError.Configuration,
            $"The server is {product} {version}, which is not supported. Use RabbitMQ {Oldest} or later: earlier versions have no age limit for quorum queues.");
    }

    private static Version? Parse(string text)
    {
        // A development version has a suffix: 4.1.0-beta.4 or 3.13.0+rc.1.
        var digits = string.Concat(text.TakeWhile(static letter => char.IsAsciiDigit(letter) || letter == '.'));
        return Version.TryParse(digits, out var number) ? number : null;
    }

    private static string Text(IDictionary<string, object?>? properties, string name) => properties?.TryGetValue(name, out var value) == true
        ? value switch { byte[] bytes => Encoding.UTF8.GetString(bytes), _ => $"{value}" }
        : "(unknown)";
}
