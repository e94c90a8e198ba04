using System.Text;
using CsCheck;
using TypedStreaming.Relay.Tests.Fixtures;
using TypedStreaming.Relay.Workers;

namespace TypedStreaming.Relay.Tests;

/// <summary>Messages that no relay of the stream has published.</summary>
public sealed class InvalidMessageTests
{
    private static readonly string A = Ids.In(0);
    private static readonly RelayMessage Valid = Copies.One(1, "bad", A);

    public static TheoryData<string, string> Defects => new()
    {
        { "large", "the body of the message has 5000 bytes, but MaxMessageBytes is 4096" },
        { "text", "the body of the message is not a valid event of the message's channel" },
        { "two", "the body of the message is not a valid event of the message's channel" },
        { "empty", "the body of the message is not a valid event of the message's channel" },
        { "other channel", "the body of the message is not a valid event of the message's channel" },
        { "foreign channel", "this worker has no handler for the channel of the message" },
        { "meta channel", "the channel of the message is not valid" },
        { "wildcard", "the channel of the message is not valid" },
        { "no channel", "the attribute sfchannel of the message is missing or too long" },
        { "long channel", "the attribute sfchannel of the message is missing or too long" },
        { "other org", "the org of the event is not the org that RelayWorkerOptions.Organization specifies" },
        { "no org", "the org of the event is not the org that RelayWorkerOptions.Organization specifies" },
        { "wrong partition", "the record or the key of the message belongs to another partition" },
        { "future epoch", "the epoch of the message is in the future, so all later messages with a correct epoch would be refused. Check the clock of the database, and check which programs can publish to the stream" },
        { "no id", "the attribute id of the message is missing or too long" },
        { "empty id", "the attribute id of the message is missing or too long" },
        { "long id", "the attribute id of the message is missing or too long" },
        { "no source", "the attribute source of the message is missing or too long" },
        { "no type", "the attribute type of the message is missing or too long" },
        { "no gap", "the body of the message is not a valid description of a gap" },
        { "gap of another channel", "the body of the message is not a valid description of a gap" },
        { "unreadable", "the event was larger than the size limit of the relay's client, so its data is missing" },
    };

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Defects))]
    public async Task An_invalid_message_becomes_a_dead_letter_with_its_cause_and_the_next_event_is_handled(string defect, string cause)
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var letters = new JournalLetters(test.Journal);
        await test.StartWorkerAsync(
            configure: static options => (options.Organization, options.MaxMessageBytes) = (Copies.Organization[..15], 4096), more: builder => builder.UseDeadLetters(_ => letters));
        var message = With(defect);
        await test.PublishAsync(message, Copies.One(2, "good", A));
        await test.Journal.WaitForAsync("good");
        var letter = Assert.Single(letters.Letters);
        Assert.Equal($"The message is not valid: {cause}.", letter.Cause);
        Assert.Equal(("one", "", ""), (letter.ClientName, letter.EventType, letter.Consumer));
        Assert.Equal(message.Body, letter.Body);
        Assert.Contains(test.Log.Entries, entry => entry.Id.Id == 405 && entry.Text.StartsWith(
            $"[one {Copies.Organization[..15]}] The worker 'one': a message in partition 0 became a dead letter, because it is not valid: {cause}", StringComparison.Ordinal));
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 2);
        Assert.DoesNotContain("bad", test.Journal.Entries);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(RelayAttributes.TraceParent, "00-zz-yy-01")]
    [InlineData(RelayAttributes.TraceParent, "")]
    [InlineData(RelayAttributes.RecordIds, null)]
    [InlineData(RelayAttributes.Subject, null)]
    [InlineData(RelayAttributes.Time, "yesterday")]
    [InlineData(RelayAttributes.SpecVersion, null)]
    [InlineData("further", "attribute")]
    public async Task A_missing_or_wrong_attribute_that_no_handling_needs_is_ignored(string attribute, string? value)
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        await test.StartWorkerAsync();
        await test.PublishAsync(Copies.One(1, "1", A).With(attribute, value));
        await test.Journal.WaitForAsync("1");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_huge_attribute_of_record_ids_does_no_harm()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        await test.StartWorkerAsync("one", (account, context, _) =>
        {
            test.Journal.Add($"{account.Phone.Value} {string.Join(' ', context.RecordIds)}");
            return ValueTask.CompletedTask;
        });
        await test.PublishAsync(Copies.One(1, "1", A).With(RelayAttributes.RecordIds, new string('x', 1_000_000)));
        await test.Journal.WaitForAsync($"1 {A}");
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_a_handler_of_its_own_the_worker_stores_dead_letters_in_the_broker_and_never_runs_invalid_ones_again()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        await test.StartWorkerAsync();
        await test.PublishAsync(With("text"), Copies.One(2, "good", A));
        await test.Journal.WaitForAsync("good");
        Assert.Equal(1, test.Broker.Journal.Count("letter"));
        await using var letters = new RelayDeadLetters(test.Memory, RelayTest.Stream, "billing");
        Assert.Equal(new(0, 1), await letters.RunAgainAsync(new RefusingRunner(), TestContext.Current.CancellationToken));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_letter_that_is_not_stored_leaves_its_message_and_the_partition_is_read_again_after_growing_pauses()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var time = new ScriptedTime(static due => due.TotalSeconds is 0.2 or 0.4 or 0.8 or 1.6 or 3.2 or 5, static due => due == TimeSpan.FromSeconds(6.4));
        test.Broker.OnStoreLetter = static () => throw ScriptedBroker.Away(BrokerError.NotStored);
        await test.StartWorkerAsync(time: time);
        await test.PublishAsync(With("text"), Copies.One(2, "good", A));
        await time.WaitForAsync(TimeSpan.FromSeconds(6.4));
        Assert.Empty(test.Journal.Entries);
        test.Broker.OnStoreLetter = null;
        await time.PassAsync(TimeSpan.FromSeconds(6.4));
        await test.Journal.WaitForAsync("good");
    }

    [Theory(Timeout = 30_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_of_dead_letters_that_fails_ends_the_worker_with_a_typed_error(bool isTransient)
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var letters = new JournalLetters(test.Journal) { Failure = isTransient ? new StreamingException(StreamingError.LimitExceeded, "secret") { IsTransient = true } : new IOException("secret") };
        await test.StartWorkerAsync(more: builder => builder.UseDeadLetters(_ => letters));
        await test.PublishAsync(With("text"));
        await test.Log.WaitForAsync(300);
        Assert.Contains("A message that is not valid could not be stored as a dead letter", test.Log.Entries.Single(static entry => entry.Id.Id == 300).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_bytes_are_only_the_exception_for_invalid_messages_comes()
    {
        var parser = new MessageParser(new EventPartition(0, RelayTest.Partitions), new RelayWorkerOptions(), TimeProvider.System);
        var seeds = new[] { Valid, Copies.GapEvent(1, A)[0], Copies.Gap()[0] };
        Gen.Select(Gen.Int[0, seeds.Length - 1], Gen.Int[0, 2000], Gen.Byte, Gen.Int[0, 2], Gen.String).Sample((seed, at, value, how, text) =>
        {
            var message = seeds[seed];
            var bytes = message.Body.ToArray();
            if (how == 0) bytes[at % bytes.Length] = value;
            if (how == 1) bytes = bytes[..(at % bytes.Length)];
            if (how == 2) message = message.With(message.Attributes.Keys.ElementAt(at % message.Attributes.Count), text);
            try
            {
                parser.Parse(message with { Body = bytes });
            }
            catch (InvalidMessageException)
            {
                // It becomes a dead letter.
            }
        }, iter: 20_000);
    }

    private static RelayMessage With(string defect) => defect switch
    {
        "large" => Valid with { Body = new byte[5000] },
        "text" => Valid with { Body = "not JSON"u8.ToArray() },
        "two" => Valid with { Body = Encoding.UTF8.GetBytes($"[{Encoding.UTF8.GetString(Valid.Body.Span)},{Encoding.UTF8.GetString(Valid.Body.Span)}]") },
        "empty" => Valid with { Body = ReadOnlyMemory<byte>.Empty },
        "other channel" => Valid.With(RelayAttributes.Channel, "/data/ContactChangeEvent"),
        "foreign channel" => Valid.With(RelayAttributes.Channel, "/data/ChangeEvents") with { Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Valid.Body.Span).Replace(Account.Channel, "/data/ChangeEvents", StringComparison.Ordinal)) },
        "meta channel" => Valid.With(RelayAttributes.Channel, "/meta/connect"),
        "wildcard" => Valid.With(RelayAttributes.Channel, "/data/*"),
        "no channel" => Valid.With(RelayAttributes.Channel, null),
        "long channel" => Valid.With(RelayAttributes.Channel, "/data/" + new string('x', 3000)),
        "other org" => Valid.With(RelayAttributes.Organization, "00D000000000002AAA"),
        "no org" => Valid.With(RelayAttributes.Organization, null),
        "wrong partition" => Copies.One(1, "bad", Ids.In(1)) with { Partition = 0 },
        "future epoch" => Valid.With(RelayAttributes.Epoch, "9223372036854775807"),
        "no id" => Valid.With(RelayAttributes.Id, null),
        "empty id" => Valid.With(RelayAttributes.Id, ""),
        "long id" => Valid.With(RelayAttributes.Id, new string('x', 100_000)),
        "no source" => Valid.With(RelayAttributes.Source, null),
        "no type" => Valid.With(RelayAttributes.Type, null),
        "no gap" => Valid.With(RelayAttributes.Type, "com.salesforce.gap"),
        "gap of another channel" => Copies.Gap()[0] with { Body = """{"cause":"InvalidReplayId","channel":"/data/ContactChangeEvent","recordIds":[]}"""u8.ToArray() },
        "unreadable" => Valid.With(RelayAttributes.Type, "com.salesforce.unreadable") with { Body = ReadOnlyMemory<byte>.Empty },
        _ => throw new ArgumentException(defect),
    };
}
