namespace TypedStreaming.Tests.Samples;

public sealed class OrgSchemaTests
{
    [Fact(Timeout = 60_000)]
    public async Task The_records_have_the_members_of_the_metadata()
    {
        var (exitCode, output) = await SampleProcess.RunAsync("OrgSchema");

        Assert.Equal(
            [
                "INV-0007: 120.50 until 2026-06-30, Open, to be paid",
                "INV-0007: 120.50 until 2026-06-30, PartlyPaid, to be paid",
                "INV-0007: 120.50 until 2026-06-30, Paid",
                "XZO-5 has 20 % of its ink left",
            ],
            SampleProcess.Lines(output));
        Assert.Equal(0, exitCode);
    }
}
