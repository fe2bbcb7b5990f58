#nullable disable

using Microsoft.ML.Runtime;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class LogGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void log_events_from_channel()
    {
        var logs = Logs(ml); using (var ch = ((IChannelProvider)ml).Start("Training")) { ch.Info(MessageSensitivity.None, "epoch {0} loss {1}", 3, 0.25); ch.Warning(MessageSensitivity.None, "careful"); ch.Error(MessageSensitivity.None, "bad {0}", "x"); ch.Trace(MessageSensitivity.None, "fine"); ch.Info(MessageSensitivity.UserData, "braces {kept} when no arguments"); }
        MLGolden.Check("log_events_from_channel", logs);
    }
}
