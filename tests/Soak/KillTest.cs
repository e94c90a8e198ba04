using System.Globalization;
using TypedStreaming.Soak.Consuming;
using TypedStreaming.Soak.Journals;
using TypedStreaming.Soak.Publishing;

namespace TypedStreaming.Soak;

/// <summary>
/// Events are published in stages. In each stage the consumer is killed after it has processed something new; the next stage
/// begins right before the kill, so that publishing continues while there is no consumer.
/// </summary>
internal sealed class KillTest(SoakOptions options, Child org, OrgAddress address, string folder, JournalReader processed)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(3);

    private readonly Random _random = new(options.Seed);

    public int Kills { get; private set; }

    /// <summary>The faults that the org caused, and the events that it delivered.</summary>
    public OrgReport Org { get; private set; } = OrgReport.Unknown;

    /// <summary>The most memory that one of the consumers used, in bytes.</summary>
    public long PeakMemory { get; private set; }

    private Manner Manner => options.AcknowledgesOnReceipt ? Manner.AcknowledgesOnReceipt : Manner.Sound;

    /// <exception cref="InvalidOperationException">A process ended by itself, or failed at its end.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.OrElse == Starts.LatestWithoutGap && options.Kills > 0) await KillInFirstEventAsync(cancellationToken);
        else await PublishNextStageAsync();
        while (Kills < options.Kills) await KillAfterProgressAsync(cancellationToken);
        await FinishAsync(cancellationToken);
    }

    /// <summary>The second consumer knows only the anchor of the first.</summary>
    private async Task KillInFirstEventAsync(CancellationToken cancellationToken)
    {
        await using var consumer = StartConsumer(Manner.StaysInFirstEvent);
        await consumer.HearAsync(ConsumerProgram.Anchored, cancellationToken);
        await PublishNextStageAsync();
        await consumer.HearAsync(ConsumerProgram.InFirstEvent, cancellationToken);
        await KillAsync(consumer, cancellationToken);
    }

    private async Task KillAfterProgressAsync(CancellationToken cancellationToken)
    {
        await using var consumer = StartConsumer(Manner);
        await ReachAsync(NextKill(processed.Read()), consumer, cancellationToken);
        await KillAsync(consumer, cancellationToken);
    }

    /// <summary>
    /// The number of processed events at which the next kill comes: any of what is published and not processed, so the backlog of a kill is
    /// about a stage, and often longer. A consumer that loses events can make progress only in the present stage.
    /// </summary>
    private int NextKill(int count) => options.AcknowledgesOnReceipt
        ? count + _random.Next(1, (options.Stage / 4) + 1)
        : count + _random.Next((options.Stage * (Kills + 1)) - count + 1);

    private async Task KillAsync(Child consumer, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(10)), TimeProvider.System, cancellationToken);
        Kills++;
        await PublishNextStageAsync();
        await consumer.KillAsync(cancellationToken);
        Console.WriteLine($"kill {Kills}: processed {processed.Read()}, duplicates {processed.Duplicates}");
    }

    /// <summary>The last event is published after the last kill, so every event that is not processed before it is lost.</summary>
    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        await using var consumer = StartConsumer(Manner);
        while (!processed.Numbers.Contains(options.Events)) await GlanceAsync(consumer, cancellationToken);
        await consumer.EndAsync(cancellationToken);
        Org = OrgReport.Parse(await org.EndAsync(cancellationToken));
    }

    private async Task ReachAsync(int count, Child consumer, CancellationToken cancellationToken)
    {
        while (processed.Numbers.Count < count) await GlanceAsync(consumer, cancellationToken);
    }

    private async Task GlanceAsync(Child consumer, CancellationToken cancellationToken)
    {
        await Task.Delay(Glance, TimeProvider.System, cancellationToken);
        consumer.ThrowIfEnded();
        org.ThrowIfEnded();
        PeakMemory = Math.Max(PeakMemory, consumer.PeakMemory);
        processed.Read();
    }

    private Task PublishNextStageAsync() => org.SayAsync(Kills == options.Kills ? options.Events : options.Stage * (Kills + 1));

    private Child StartConsumer(Manner manner) =>
        Child.Start(ConsumerProgram.Role, address.ToString(), folder, manner.ToString(), options.OrElse);
}
