using System.Text;

namespace ScaleOut;

/// <summary>An output that counts the lines of workers in the same process, and prints them for people.</summary>
internal sealed class TallyingOutput(TextWriter inner, Tally tally) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void WriteLine(object? value)
    {
        if (value is not HandledLine line)
        {
            inner.WriteLine(value);
            return;
        }

        tally.Add(line);
        lock (inner) inner.WriteLine($"{line.Worker,-8}  account {line.Account[9..15]}  change {line.Phone,4}  partition {line.Partition}");
    }

    public override void WriteLine(string? value) => inner.WriteLine(value);

    public override void Write(char value) => inner.Write(value);
}
