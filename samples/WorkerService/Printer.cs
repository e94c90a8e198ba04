using System.Collections.Concurrent;
using TypedStreaming.Hosting;

namespace WorkerService;

/// <summary>Prints a line for each event, and counts the events by org.</summary>
internal sealed class Printer
{
    private readonly ConcurrentDictionary<string, int> _handled = new(StringComparer.Ordinal);
    private int _gaps;

    /// <summary>Prints the first lines of the program's output.</summary>
    public static void PrintHeader(bool isLocal, IEnumerable<string> names, StateFolder folder)
    {
        Console.WriteLine($"A service that handles events of {string.Join(" and ", names)}, {(isLocal ? "two Salesforce orgs in this process" : "as your configuration says")}.");
        Console.WriteLine($"Its positions{(isLocal ? ", and what the orgs have published," : "")} are kept in {folder.Path}. Ctrl-C stops it.");
        Console.WriteLine($"{"org",-8}{"event",-15}{"replay",-8}what its handler does");
    }

    public void Print(EventHandlingContext context, string text)
    {
        _handled.AddOrUpdate(context.ClientName!, 1, static (_, count) => count + 1);
        Console.WriteLine($"{context.ClientName,-8}{context.Event.GetType().Name,-15}#{context.Metadata.ReplayId,-7}{text}");
    }

    public void Print(GapHandlingContext context, string text)
    {
        Interlocked.Increment(ref _gaps);
        Console.WriteLine($"{context.ClientName,-8}{context.EventType.Name,-15}{"",-8}{text}");
    }

    /// <summary>Prints the last lines of the program's output.</summary>
    public void PrintEnd()
    {
        var counts = _handled.OrderBy(static org => org.Key, StringComparer.Ordinal).Select(static org => $"{org.Value} of {org.Key}");
        Console.WriteLine($"Stopped. Handled events: {(_handled.IsEmpty ? "none" : string.Join(", ", counts))}; gaps: {_gaps}.");
        Console.WriteLine(Arguments.Next);
    }
}
